// Folders that go away while they are worked on: renamed, their disk unmounted, deleted; and come back.
import { existsSync, renameSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../../src/cli/exits.ts';
import { asked, onBench } from './bench.ts';
import { bindMount } from './disk.ts';
import { slowPuts } from './puts.ts';
import type { Scenario } from './scenario.ts';
import { allArrived, choices, resume, startWith, untilStep } from './steps.ts';

const renamed: Scenario = {
  group: 'disk',
  name: 'shoot’s folder renamed while photos are sent and while results come, and back again',
  quick: true,
  run: () => {
    const rules: TroubleRule[] = [slowPuts];
    const practice = { editSeconds: 0.5, trouble: { rules } };
    return onBench({ app: { settings: { parallel: 1 } }, practice, jpegs: false }, async (bench) => {
      const { root } = bench.shoot;
      const away = `${root} elsewhere`;
      const id = await bench.start();
      const gone = async (moment: Promise<unknown>): Promise<void> => {
        await moment;
        // At once: on a busy machine a rename that waits for a thread comes when all photos are sent.
        renameSync(root, away);
        const stopped = await bench.ended(id);
        asked(stopped, 'shoot-missing');
        expect(stopped.failed, 'no photo is blamed').toBe(0);
        expect(existsSync(root), 'no folder is made in its place').toBe(false);
        renameSync(away, root);
      };
      await gone(bench.roundtrip.until(id, ({ sent }) => sent >= 2));
      rules.length = 0;
      answer(await bench.roundtrip.call('projects.resume', { id }));
      await gone(untilStep(bench, id, 'edit'));
      await allArrived(bench, id, await resume(bench, id));
      return {
        happened: 'asked for the folder twice; no photo failed, no empty folder was made',
        mended: { asked: 'shoot-missing' },
      };
    });
  },
};

const unmounted: Scenario = {
  group: 'disk',
  name: 'the shoot’s disk unmounted while photos are sent, and mounted again',
  quick: true,
  needs: 'root',
  run: () => {
    const settings = { parallel: 2, limitMbps: 20 };
    return onBench({ app: { settings }, jpegs: false }, async (bench) => {
      const { root } = bench.shoot;
      const card = `${root} on its card`;
      await rename(root, card);
      const mount = bindMount(card, root);
      const id = await bench.start();
      await bench.roundtrip.until(id, ({ sent }) => sent >= 2);
      await mount[Symbol.asyncDispose]();
      const stopped = await bench.ended(id);
      asked(stopped, 'shoot-missing');
      expect(stopped.failed, 'no photo is blamed').toBe(0);
      await using _again = bindMount(card, root);
      await allArrived(bench, id, await resume(bench, id));
      return {
        happened: 'asked for the disk; no photo failed, and with it back the rest went',
        mended: { asked: 'shoot-missing' },
      };
    });
  },
};

const resultsGone: Scenario = {
  group: 'disk',
  name: 'a chosen results folder deleted while the edit runs',
  quick: true,
  run: () =>
    onBench({ practice: { editSeconds: 0.5 } }, async (bench) => {
      const folder = join(bench.folder, 'Edits');
      const wanted = choices({ results: { edits: { folder }, jpegs: 'none' } });
      const { id } = answer(await startWith(bench, wanted));
      await untilStep(bench, id, 'edit');
      renameSync(folder, `${folder} elsewhere`);
      asked(await bench.ended(id), 'folder-not-writable');
      expect(existsSync(folder), 'no folder is made in its place').toBe(false);
      await rename(`${folder} elsewhere`, folder);
      await allArrived(bench, id, await resume(bench, id));
      return {
        happened: 'asked for the folder; with it back every result arrived',
        mended: { asked: 'folder-not-writable' },
      };
    }),
};

export const goneFaults: readonly Scenario[] = [renamed, unmounted, resultsGone];
