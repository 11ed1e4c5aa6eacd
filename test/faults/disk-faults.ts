// Ways the disk can go wrong: full, read-only, a file where a folder is needed.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { answer } from '../../src/cli/exits.ts';
import { asked, type Bench, onBench, sidecarsOf } from './bench.ts';
import { fill, makeRoom, ownMount, setReadOnly, smallDisk } from './disk.ts';
import { slowPuts } from './puts.ts';
import type { Scenario } from './scenario.ts';
import { allArrived, choices, nothingWasSent, resume, startWith, untilStep } from './steps.ts';

const megabyte = 1_000_000;
const confirmedPuts = ({ practice }: Bench): number =>
  practice
    .requests()
    .filter(({ kind, method, status }) => kind === 'store' && method === 'PUT' && status === 200).length;

/** Bytes left on the disk, from none to plenty: each stops the work at another point. */
const rooms = [0, 8_000, 30_000, 80_000, 160_000];

/** Each sidecar is what it was, or has Imagen's settings and its end: a full disk leaves none cut off, and takes none away. */
async function noneHalf(bench: Bench, before: ReadonlyMap<string, string>): Promise<void> {
  for (const [file, digest] of await sidecarsOf(bench))
    if (digest !== before.get(file))
      expect(await readFile(file, 'utf8').catch(() => 'gone'), file).toMatch(/crs:[\s\S]*<\/x:xmpmeta>/);
}

const diskFull: Scenario = {
  group: 'disk',
  name: 'full while results come and are backed up',
  quick: true,
  needs: 'root',
  run: () => {
    const shoot = { kinds: ['CR2', 'DNG'] as const, ratings: true };
    const before = async (folder: string) => smallDisk(join(folder, 'shoot'), 40 * megabyte);
    return onBench({ shoot, before, practice: { editSeconds: 0.5 } }, async (bench) => {
      const { root } = bench.shoot;
      const kept = await sidecarsOf(bench);
      const id = await bench.start();
      await untilStep(bench, id, 'edit');
      fill(root);
      let ended = await bench.ended(id);
      for (const room of rooms) {
        asked(ended, 'disk-full');
        await bench.holds(id);
        await noneHalf(bench, kept);
        fill(root, room);
        ended = await resume(bench, id);
      }
      makeRoom(root);
      await allArrived(bench, id, ended.status === 'done' ? ended : await resume(bench, id));
      answer(await bench.roundtrip.call('projects.restore', { id }));
      expect(await sidecarsOf(bench), 'restored as it was before Roundtrip').toEqual(kept);
      return {
        happened: `full ${rooms.length} times; resumed with more room each time, every result arrived, and could be undone`,
        mended: { asked: 'disk-full' },
      };
    });
  },
};

const databaseFull: Scenario = {
  group: 'disk',
  name: 'full while the database writes',
  quick: true,
  needs: 'root',
  run: () => {
    const before = async (folder: string) => smallDisk(join(folder, 'home'), 8 * megabyte);
    const settings = { parallel: 1 };
    const practice = { trouble: { rules: [slowPuts] } };
    return onBench({ before, practice, app: { settings }, jpegs: false }, async (bench) => {
      const id = await bench.start();
      await bench.roundtrip.until(id, ({ sent }) => sent >= 2);
      fill(bench.home);
      const stopped = await bench.ended(id);
      asked(stopped, 'disk-full');
      expect(stopped.status).toBe('faulted');
      expect(await bench.roundtrip.call('projects.resume', { id }), 'still full').toMatchObject({
        fault: { code: 'disk-full' },
      });
      makeRoom(bench.home);
      await allArrived(bench, id, await resume(bench, id));
      expect(confirmedPuts(bench), 'sent again: at most the one whose note was lost').toBeLessThanOrEqual(
        bench.shoot.photos.length + 1,
      );
      return {
        happened: 'stopped with words, nothing crashed; with room made it went on',
        mended: { asked: 'disk-full' },
      };
    });
  },
};

const logFull: Scenario = {
  group: 'disk',
  name: 'full where the log is',
  quick: true,
  needs: 'root',
  run: () => {
    const before = async (folder: string) => {
      const logs = join(folder, 'home', 'logs');
      const disk = smallDisk(logs, 64_000);
      fill(logs);
      return disk;
    };
    return onBench({ before, jpegs: false }, async (bench) => {
      const id = await bench.start();
      await allArrived(bench, id, await bench.ended(id));
      return { happened: 'no line could be written; the work went on', mended: 'by itself' };
    });
  },
};

/** Only one of its folders: where sidecars are to lie beside their photos. */
const oneReadOnly: Scenario = {
  group: 'disk',
  name: 'one folder of the shoot read-only, where sidecars are to go',
  quick: true,
  needs: 'root',
  run: () => {
    const card = (folder: string): string => join(folder, 'shoot', 'Card B');
    const shoot = { folders: ['Card A', 'Card B'] };
    return onBench({ shoot, before: async (folder) => ownMount(card(folder)) }, async (bench) => {
      setReadOnly(card(bench.folder), true);
      const id = await bench.start();
      const end = await bench.ended(id);
      const who = asked(end, 'folder-not-writable');
      expect(end.fault?.message).toContain('Card B');
      nothingWasSent(bench);
      setReadOnly(card(bench.folder), false);
      await allArrived(bench, id, await resume(bench, id));
      return { happened: 'said before a byte was sent, by its name; resumed, it ended', mended: who };
    });
  },
};

const readOnly: Scenario = {
  group: 'disk',
  name: 'shoot’s folder read-only, from the start and again in the middle',
  quick: true,
  needs: 'root',
  run: () => {
    const before = async (folder: string) => ownMount(join(folder, 'shoot'));
    return onBench({ before, practice: { editSeconds: 0.5 } }, async (bench) => {
      const { root } = bench.shoot;
      setReadOnly(root, true);
      const id = await bench.start();
      asked(await bench.ended(id), 'folder-not-writable');
      nothingWasSent(bench);
      setReadOnly(root, false);
      answer(await bench.roundtrip.call('projects.resume', { id }));
      await untilStep(bench, id, 'edit');
      setReadOnly(root, true);
      asked(await bench.ended(id), 'folder-not-writable');
      setReadOnly(root, false);
      await allArrived(bench, id, await resume(bench, id));
      return {
        happened: 'said before a byte was sent, and again when results came; resumed twice',
        mended: { asked: 'folder-not-writable' },
      };
    });
  },
};

const resultsAreAFile: Scenario = {
  group: 'disk',
  name: 'a results folder that is a file',
  quick: true,
  run: () =>
    onBench({}, async (bench) => {
      const folder = join(bench.folder, 'Edits');
      await writeFile(folder, 'a file');
      const { id } = answer(
        await startWith(bench, choices({ results: { edits: 'beside', jpegs: { folder } } })),
      );
      asked(await bench.ended(id), 'folder-not-writable');
      nothingWasSent(bench);
      await bench.holds(id);
      expect(await readFile(folder, 'utf8')).toBe('a file');
      return {
        happened: 'said before a byte was sent',
        mended: { asked: 'folder-not-writable' },
      };
    }),
};

export const diskFaults: readonly Scenario[] = [
  ...[diskFull, databaseFull, logFull, oneReadOnly, readOnly, resultsAreAFile],
];
