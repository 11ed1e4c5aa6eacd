// What is kept between runs, and what becomes of it: the list of projects, the settings, the folder of an earlier
// project, and sidecars that Lightroom has gone on with.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { answer } from '../../src/cli/exits.ts';
import { temporary } from '../temporary.ts';
import { roundtrip } from '../terminal.ts';
import { type Bench, digests, onBench } from './bench.ts';
import { treeOf } from './kills.ts';
import type { Scenario } from './scenario.ts';
import { allArrived, choices, startWith } from './steps.ts';

/** A home whose database is `bytes`, looked at by the terminal: it must refuse with words, and change nothing. */
async function refusedByTerminal(make: (file: string) => Promise<void>, words: RegExp): Promise<void> {
  await using folder = await temporary('kept');
  const file = join(folder.path, 'projects.sqlite');
  await make(file);
  const before = await readFile(file);
  const run = await roundtrip(['projects'], { home: folder.path });
  expect(run).toMatchObject({ code: 3, stderr: expect.stringMatching(words) });
  expect(run.stderr, 'no stack of ours').not.toMatch(/at .*\.ts/);
  expect((await readFile(file)).equals(before), 'kept as it is').toBe(true);
}

const newerDatabase: Scenario = {
  group: 'process',
  name: 'a list of projects from a newer version',
  quick: true,
  run: async () => {
    await refusedByTerminal(async (file) => {
      const db = new DatabaseSync(file);
      db.exec('CREATE TABLE projects (later TEXT); PRAGMA user_version = 9999');
      db.close();
    }, /newer Roundtrip/);
    return {
      happened: 'refused with words, exit 3, not a byte changed',
      mended: { asked: 'database-newer' },
    };
  },
};

const damagedSettings: Scenario = {
  group: 'process',
  name: 'damaged settings',
  quick: true,
  run: () =>
    onBench({}, async (bench) => {
      const db = new DatabaseSync(join(bench.home, 'projects.sqlite'));
      const keep = db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
      for (const [name, value] of [
        ['parallel', '"many"'],
        ['limitMbps', '-5'],
        ['practice', '{{{'],
        ['stayAwake', 'false'],
        ['colour', '"blue"'],
      ])
        keep.run(name ?? '', value ?? '');
      db.close();
      const settings = answer(await bench.roundtrip.call('settings.get', undefined));
      expect(settings).toMatchObject({ parallel: 5, limitMbps: null, stayAwake: false });
      const id = await bench.start();
      await allArrived(bench, id, await bench.ended(id));
      return {
        happened: 'each bad one fell back to its default, the good one stayed',
        mended: 'by itself',
      };
    }),
};

const oneOddRow: Scenario = {
  group: 'process',
  name: 'one project in the list that makes no sense',
  quick: true,
  run: () =>
    onBench({ jpegs: false }, async (bench) => {
      const { call, app } = bench.roundtrip;
      const id = await bench.start();
      await allArrived(bench, id, await bench.ended(id));
      const odd = answer(await startWith(bench, choices())).id;
      await call('projects.pause', { id: odd });
      const db = new DatabaseSync(join(bench.home, 'projects.sqlite'));
      db.prepare("UPDATE projects SET status = 'running', options = '{{{' WHERE id = ?").run(odd);
      db.close();
      const listed = answer(await call('projects.list', undefined));
      expect(
        listed.map((project) => project.id),
        'the others are shown',
      ).toEqual([id]);
      expect(await call('projects.resume', { id: odd })).toMatchObject({
        fault: { code: 'database-damaged' },
      });
      expect(app.goOn(), 'and a start goes on without it').toEqual([]);
      return {
        happened: 'it alone is out of reach, and said to be damaged; the others go on',
        mended: { asked: 'database-damaged' },
      };
    }),
};

const sameFolder: Scenario = {
  group: 'process',
  name: 'two projects on one folder, and the same folder again after it finished',
  quick: true,
  run: () =>
    onBench({ shoot: { kinds: ['CR2', 'DNG'] } }, async (bench) => {
      const edits = join(bench.shoot.root, 'Edits');
      const jpegs = join(bench.shoot.root, 'Final');
      // A folder with something of the photographer's in it gets no mark: what is ours there is known by its name.
      await mkdir(edits);
      await writeFile(join(edits, 'notes.txt'), 'hers');
      const inside = choices({ results: { edits: { folder: edits }, jpegs: { folder: jpegs } } });
      const first = answer(await startWith(bench, inside)).id;
      expect(await startWith(bench, inside)).toMatchObject({ fault: { code: 'shoot-in-use' } });
      await allArrived(bench, first, await bench.ended(first));
      const beside = choices({ results: { edits: 'beside', jpegs: 'default' } });
      const second = answer(await startWith(bench, beside));
      expect(second, 'our own results are no photos').toMatchObject({ total: bench.shoot.photos.length });
      expect(second.name).toMatch(/ \(2\)$/);
      await bench.ended(second.id);
      const third = answer(await startWith(bench, beside));
      expect(third).toMatchObject({ total: bench.shoot.photos.length });
      await bench.ended(third.id);
      const { ledger } = await bench.delivery(third.id);
      expect(ledger).toMatchObject({ sent: bench.shoot.photos.length, leftOut: { 'own-results': 6 } });
      return {
        happened:
          'the second was refused while the first ran; afterwards two more ran, and no result was taken for a photo',
        mended: { asked: 'shoot-in-use' },
      };
    }),
};

const newer = (sidecar: string): string =>
  sidecar.replace(
    /<rdf:Description /,
    '<rdf:Description xmlns:lr="http://ns.adobe.com/lightroom/1.0/" lr:newer="work" ',
  );

/** What Lightroom does after the edits came: new settings in every other delivered sidecar. */
async function editedSince({
  results,
}: Awaited<ReturnType<Bench['delivery']>>): Promise<ReadonlyMap<string, string>> {
  const files = results.flatMap((each) => each.files).filter((file) => file.endsWith('.xmp'));
  const changed = files.filter((_, index) => index % 2 === 0);
  for (const file of changed) await writeFile(file, newer(await readFile(file, 'utf8')));
  return digests(changed);
}

const restoreAfterLightroom: Scenario = {
  group: 'disk',
  name: 'restore after Lightroom has written newer edits into delivered sidecars',
  quick: true,
  run: () =>
    onBench({ shoot: { ratings: true }, jpegs: false }, async (bench) => {
      const sidecars = bench.shoot.photos.map(({ path }) => path.replace(/\.[^.]+$/, '.xmp'));
      const before = await digests(sidecars);
      const id = await bench.start();
      await allArrived(bench, id, await bench.ended(id));
      const newerWork = await editedSince(await bench.delivery(id));
      expect(newerWork.size).toBeGreaterThan(2);
      const { restored, movedAway } = answer(await bench.roundtrip.call('projects.restore', { id }));
      expect(restored.length + movedAway.length).toBe(sidecars.length);
      expect(await digests(sidecars), 'as it was before Roundtrip').toEqual(before);
      expect(await missingFrom(bench, newerWork), 'all newer work lies in Backup').toEqual([]);
      const again = answer(await bench.roundtrip.call('projects.restore', { id }));
      expect(again, 'a second time does nothing').toEqual({ restored: [], movedAway: [] });
      await bench.holds(id);
      return {
        happened: `${restored.length} sidecars restored, ${movedAway.length} moved away, ${newerWork.size} newer ones kept in Backup`,
        mended: 'by itself',
      };
    }),
};

async function missingFrom(bench: Bench, work: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const kept = new Set(Object.values(await treeOf(join(bench.shoot.root, 'Roundtrip'))));
  return [...work].filter(([, digest]) => !kept.has(digest)).map(([file]) => file);
}

export const keptFaults: readonly Scenario[] = [
  ...[newerDatabase, damagedSettings, oneOddRow, sameFolder, restoreAfterLightroom],
];
