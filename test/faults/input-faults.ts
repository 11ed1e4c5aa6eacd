// Everything that a form or the terminal command takes, at its edges.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { edit } from '../../src/cli/edit.ts';
import { answer } from '../../src/cli/exits.ts';
import { roundtrip } from '../terminal.ts';
import { type Bench, onBench } from './bench.ts';
import { treeOf } from './kills.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { allArrived, choices, nothingWasSent, startWith } from './steps.ts';

const refusedSaying = (happened: string): Outcome => ({
  happened,
  mended: { asked: 'bad-input' },
});

const oddNames = [
  ...['../../evil', '/etc/evil', 'a/b\\c', 'CON', 'nul.txt', '.hidden', '...', 'C:\\evil', 'trailing. '],
  ...['🎞️ Hochzeit Söhne & Töchter', '\u202egpj.exe', 'tab\tand\nline', 'x'.repeat(200)],
];

const names: Scenario = {
  group: 'input',
  name: 'names with slashes, dots, reserved words and emoji, of no and of 500 characters',
  quick: true,
  run: () =>
    onBench({ jpegs: false }, async (bench) => {
      const { call } = bench.roundtrip;
      const { shoots } = answer(await call('shoots.scan', { paths: [bench.shoot.root] }));
      const shootId = shoots[0]?.id ?? '';
      const own = join(bench.shoot.root, 'Roundtrip');
      for (const name of oddNames) {
        const plan = answer(await call('projects.plan', { shootId, choices: choices({ name }) }));
        expect(relative(own, plan.resultsFolder), name).toMatch(/^[^./\\][^/\\]*$/);
      }
      for (const name of ['', '   ', 'x'.repeat(500)])
        expect(await startWith(bench, choices({ name }))).toMatchObject({ fault: { code: 'bad-input' } });
      nothingWasSent(bench);
      const before = await readdir(bench.folder);
      const { id } = answer(
        await startWith(
          bench,
          choices({ name: '../../evil 🎞️', results: { edits: 'beside', jpegs: 'default' } }),
        ),
      );
      await allArrived(bench, id, await bench.ended(id));
      expect(await readdir(bench.folder), 'nothing outside the shoot').toEqual(before);
      return refusedSaying(
        `${oddNames.length} odd names each got one folder inside Roundtrip; too short and too long were refused`,
      );
    }),
};

const options: Scenario = {
  group: 'input',
  name: 'tools that exclude each other, options without their tool, callbacks over plain http',
  quick: true,
  run: () =>
    onBench({}, async (bench) => {
      const bad = [
        { tools: ['crop' as const, 'portrait_crop' as const] },
        { tools: ['straighten' as const, 'perspective_correction' as const] },
        { cropRatio: '2X3' as const },
        { tools: ['hdr_merge' as const], skyTemplate: 1 },
        { callbackUrl: 'http://studio.example/hook' },
        { callbackUrl: '' },
      ];
      for (const one of bad)
        expect(await startWith(bench, choices({ options: one })), JSON.stringify(one)).toMatchObject({
          fault: { code: 'bad-input' },
        });
      nothingWasSent(bench);
      return refusedSaying(`${bad.length} refused with words, none reached the server`);
    }),
};

const profileGone: Scenario = {
  group: 'input',
  name: 'a profile that is gone between the plan and the start',
  quick: true,
  run: () => {
    const match = { path: /\/profiles$/ };
    const trouble = {
      rules: [{ match, every: 2, do: 'answer', status: 200, body: '{"profiles":[]}' }],
    } as const;
    return onBench({ practice: { trouble } }, async (bench) => {
      const { call } = bench.roundtrip;
      const { shoots } = answer(await call('shoots.scan', { paths: [bench.shoot.root] }));
      const wanted = { shootId: shoots[0]?.id ?? '', choices: choices() };
      expect(answer(await call('projects.plan', wanted)).photos).toBe(8);
      expect(await call('projects.start', wanted)).toMatchObject({ fault: { code: 'profile-unfit' } });
      expect(answer(await call('projects.list', undefined)), 'no project is kept').toEqual([]);
      nothingWasSent(bench);
      return {
        happened: 'said at the start, nothing was sent',
        mended: { asked: 'profile-unfit' },
      };
    });
  },
};

async function startedInto(bench: Bench, folder: string) {
  const reply = await startWith(bench, choices({ results: { edits: { folder }, jpegs: 'none' } }));
  return reply.ok ? bench.ended(reply.value.id) : reply.fault;
}

const resultsFolders: Scenario = {
  group: 'input',
  name: 'a results folder that is relative, empty, not there, not writable or in the shoot',
  quick: true,
  run: () =>
    onBench({}, async (bench) => {
      for (const folder of ['', 'Edits', '../Edits', './'])
        expect(await startedInto(bench, folder), folder).toMatchObject({ code: 'bad-input' });
      expect(existsSync('Edits'), 'nothing is made where the program stands').toBe(false);
      const unwritable = await startedInto(bench, '/proc/edits');
      expect(unwritable).toMatchObject({ status: 'faulted', fault: { code: 'disk-trouble' } });
      nothingWasSent(bench);
      if (!('id' in unwritable)) throw new Error('no project');
      answer(await bench.roundtrip.call('projects.cancel', { id: unwritable.id }));
      const folder = join(bench.shoot.root, 'not', 'there yet');
      const ended = await startedInto(bench, folder);
      if (!('id' in ended)) throw new Error(ended.message);
      await allArrived(bench, ended.id, ended);
      expect(Object.keys(await treeOf(folder)).filter((file) => file.endsWith('.xmp'))).toHaveLength(8);
      return refusedSaying('refused or said before a byte was sent; one not there yet was made');
    }),
};

const goodAddresses = [
  ['https://imagen.example', 'https://imagen.example'],
  ['  https://imagen.example:8443/v1/  ', 'https://imagen.example:8443/v1'],
  ['http://127.0.0.1:9000/v1', 'http://127.0.0.1:9000/v1'],
] as const;
const badAddresses = [
  ...['', 'imagen', 'http://imagen.example/v1', 'https://user:pass@imagen.example', 'ftp://imagen.example'],
  ...['https://imagen.example/v 1', 'https://imagen.example/v1?key=1', 'https://', 'javascript:alert(1)'],
];

// As the database has it: the bench's own address goes before it.
function keptAddress({ home }: Bench): string {
  const db = new DatabaseSync(join(home, 'projects.sqlite'), { readOnly: true });
  const row = db.prepare("SELECT value FROM settings WHERE name = 'address'").get();
  db.close();
  return JSON.parse(String(row?.value));
}

const addresses: Scenario = {
  group: 'input',
  name: 'addresses with a path, a port, a user, plain http and spaces',
  quick: true,
  run: () =>
    onBench({}, async (bench) => {
      const { call } = bench.roundtrip;
      for (const address of badAddresses)
        expect(await call('settings.change', { address }), address).toMatchObject({
          fault: { code: 'address-refused' },
        });
      const kept: string[] = [];
      for (const [typed] of goodAddresses) {
        answer(await call('settings.change', { address: typed }));
        kept.push(keptAddress(bench));
      }
      expect(kept).toEqual(goodAddresses.map(([, meant]) => meant));
      const env = { ROUNDTRIP_IMAGEN_URL: 'http://imagen.example/v1', IMAGEN_API_KEY: 'x' };
      const run = await roundtrip(['profiles'], { home: join(bench.folder, 'other'), env });
      expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('https://') });
      return {
        happened: `${badAddresses.length} refused with words; a path and a port are kept`,
        mended: { asked: 'address-refused' },
      };
    }),
};

const wrongWords: readonly (readonly [RegExp, readonly string[]])[] = [
  [/--parallel takes/, ['--parallel', '0']],
  [/--parallel takes/, ['--parallel', '2.5']],
  [/--parallel takes/, ['--parallel', '']],
  [/--limit-mbps/, ['--limit-mbps=-1']],
  [/--limit-mbps takes/, ['--limit-mbps', 'fast']],
  [/callback address must begin with https/, ['--callback-url', 'http://studio.example/hook']],
  [/--name takes/, ['--name', '']],
  [/--name takes/, ['--name', 'x'.repeat(500)]],
  [/folder for the results/, ['--results', '']],
  [/can’t be used together/, ['--tools', 'crop,portrait_crop']],
  [/--tools/, ['--tools', 'magic']],
  [/--type takes/, ['--type', '']],
  [/sky-template takes/, ['--sky-template', '0']],
];

const terminalWords: Scenario = {
  group: 'input',
  name: 'the terminal command’s options at their edges',
  quick: true,
  run: async () => {
    for (const [says, words] of wrongWords) {
      const wrong = await edit(['.', '--profile', '14715', ...words]).catch((error: unknown) => error);
      expect(wrong, words.join(' ')).toMatchObject({ exit: 2, message: expect.stringMatching(says) });
    }
    return refusedSaying(`${wrongWords.length} refused with exit 2, each naming its option`);
  },
};

export const inputFaults: readonly Scenario[] = [
  ...[names, options, profileGone, resultsFolders, addresses, terminalWords],
];
