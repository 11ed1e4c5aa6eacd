import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ProjectChoices } from '#contract/project.ts';
import { openDatabase } from '../store/database.ts';
import { createRemembered } from './remembered.ts';
import { createSettings } from './settings.ts';
import { createUplink } from './uplink.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'remembered-'));
const db = openDatabase(path.join(folder, 'a.db'));
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const choices: ProjectChoices = {
  profileKey: 7,
  options: { tools: ['crop'], cropRatio: '4X5', callbackUrl: 'https://example.org/?token=secret' },
  results: { edits: 'beside', jpegs: 'default' },
  deselected: [1],
};
const kept = { options: { tools: ['crop'], cropRatio: '4X5' }, results: choices.results };

test('the last choices of each profile are remembered, without the callback address', () => {
  const remembered = createRemembered(db);
  remembered.started(choices);
  remembered.started({ ...choices, profileKey: 8, options: { tools: [] } });
  expect(remembered.get().last).toEqual({ 7: kept, 8: { ...kept, options: { tools: [] } } });
  const rows = db
    .prepare('SELECT value FROM settings')
    .all()
    .map((row) => String(row.value));
  expect(rows.join()).not.toContain('secret');
});

test('presets are kept by name, replaced, forgotten; a damaged one does not take the others with it', () => {
  const remembered = createRemembered(db);
  remembered.save('Weddings', { ...choices, options: { tools: ['straighten'] } } as never);
  remembered.save('Weddings', { options: { tools: ['crop'] }, results: choices.results });
  remembered.save('Houses', { options: { tools: ['hdr_merge'] }, results: choices.results });
  db.prepare(
    'INSERT INTO settings VALUES (\'choices.preset.Old\', \'{"options":{"tools":["gone"]}}\')',
  ).run();
  db.prepare("INSERT INTO settings VALUES ('choices.preset.Torn', '{')").run();
  expect(remembered.get().presets.map(({ name }) => name)).toEqual(['Houses', 'Weddings']);
  expect(remembered.get().presets[1]?.choices.options.tools).toEqual(['crop']);
  remembered.forget('Houses');
  expect(remembered.get().presets.map(({ name }) => name)).toEqual(['Weddings']);
  expect(createSettings(db, {}).get().parallel).toBe(5);
});

test('the uplink’s speed is that of the last project that sent; Practice has its own', () => {
  let now = 0;
  const uplink = createUplink(db, () => now);
  const sending = { step: 'upload', status: 'running', practice: false } as const;
  expect(uplink.speed(false)).toBeNull();
  uplink.note({ ...sending, speed: null });
  uplink.note({ ...sending, step: 'download', speed: 5 });
  expect(uplink.speed(false)).toBeNull();
  uplink.note({ ...sending, speed: 2_000_000 });
  now = 1000;
  uplink.note({ ...sending, speed: 9 });
  expect(uplink.speed(false)).toBe(2_000_000);
  expect(uplink.speed(true)).toBeNull();
  now = 6000;
  uplink.note({ ...sending, speed: 3_000_000 });
  expect(createUplink(db).speed(false)).toBe(3_000_000);
});
