// A damaged list of projects, at every stage of a project and in every way a disk can do it: it is rebuilt, and nothing is
// done twice for it.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createChance, noise } from '#practice/sample-shoot/random.ts';
import { answer } from '../../src/cli/exits.ts';
import { roundtrip } from '../terminal.ts';
import { asked, type Bench, byItself, digests, effective, onBench, sidecarsOf } from './bench.ts';
import {
  damagedAndRebuilt,
  damages,
  goneOn,
  listOf,
  oldCopy,
  restored,
  standing,
  tornPages,
} from './damaging.ts';
import type { Scenario } from './scenario.ts';
import { allArrived, until, untilStep } from './steps.ts';

const plan = { shoot: { ratings: true } } as const;

const stages: Readonly<Record<string, (bench: Bench, id: string) => Promise<unknown>>> = {
  'while photos are sent': async (bench, id) => {
    await bench.roundtrip.until(id, ({ sent }) => sent >= 3);
  },
  'after the edit was asked for': async (bench, id) => {
    await untilStep(bench, id, 'edit');
    await until('the edit is asked for', () => effective(bench.practice, 'edit') > 0);
  },
  'while results come': (bench, id) => bench.roundtrip.until(id, ({ downloaded }) => downloaded >= 3),
  'when it is done': (bench, id) => bench.ended(id),
};

// `Pending` proves nothing: of an edit while photos are sent, of an export once the edit is done.
const sending = 'while photos are sent';
const unprovable = new Set([sending, 'while results come']);

// Every second photo takes its time, so that some are sent and some are not.
const slowPut = { match: { kind: 'store', method: 'PUT' }, every: 2, do: 'delay', ms: 600 } as const;
const held = { practice: { editSeconds: 0.2, trouble: { rules: [slowPut] } } } as const;

const slow = {
  practice: {
    editSeconds: 0.6,
    trouble: {
      rules: [{ match: { kind: 'store' }, chance: 0.3, do: 'status', status: 503, retryAfter: 0.2 }],
    },
  },
} as const;

const damagedAt = (stage: string): Scenario => ({
  group: 'process',
  name: `a damaged list of projects ${stage}`,
  // Each takes the six damages through; one of them is enough for every day.
  quick: stage === sending,
  run: async (seed) => {
    const chance = createChance(seed);
    let questions = 0;
    const outcomes: string[] = [];
    for (const [name, damage] of Object.entries(damages))
      await onBench({ ...plan, ...(stage === sending ? held : slow) }, async (first) => {
        const before = await sidecarsOf(first);
        const id = await first.start();
        await stages[stage]?.(first, id);
        const { bench, rebuilt } = await damagedAndRebuilt(first, (file) => damage(file, chance));
        expect(rebuilt.lost).toEqual([]);
        const editsBefore = effective(bench.practice, 'edit');
        // On a busy machine the export may have been asked for by now, of which `Pending` proves nothing.
        const overtaken = stage !== 'when it is done' && effective(bench.practice, 'export') > 0;
        const answers = await goneOn(bench, id);
        if (stage === sending && editsBefore === 0) expect(answers, 'no edit without a person’s yes').toBe(1);
        await allArrived(bench, id, await standing(bench.roundtrip, id));
        expect(effective(bench.practice, 'edit'), 'one edit').toBe(1);
        expect(effective(bench.practice, 'export'), 'one export').toBe(1);
        expect(answers, 'a person is asked only where nothing can be proven').toBeLessThanOrEqual(
          Number(unprovable.has(stage) || overtaken),
        );
        const story = answer(await bench.roundtrip.call('projects.timeline', { id })).moments;
        expect(story.map(({ what }) => what)).toContain('rebuilt');
        await restored(bench, id, before);
        questions += answers;
        outcomes.push(`${name}: ${rebuilt.whole.length > 0 ? 'whole' : 'in part'}`);
      });
    return {
      happened: `${outcomes.join(', ')}; one edit and one export each, restored as it was`,
      mended: questions === 0 ? 'by itself' : { asked: 'edit-unknown' },
    };
  },
});

const olderThanTheEdit: Scenario = {
  group: 'process',
  name: 'a list of projects that only a copy from before the edit is left of',
  quick: true,
  run: () =>
    onBench({ ...plan, practice: { trouble: { rules: [slowPut] } }, jpegs: false }, async (first) => {
      const before = await sidecarsOf(first);
      await first.roundtrip.call('settings.change', { limitMbps: 1 });
      const id = await first.start();
      await first.roundtrip.until(id, ({ sent }) => sent >= 2);
      const takeOld = await oldCopy(first);
      expect((await standing(first.roundtrip, id)).step, 'photos are still being sent').toBe('upload');
      await first.roundtrip.call('settings.change', { limitMbps: null });
      await first.ended(id);
      const puts = () => first.practice.requests().filter(({ method }) => method === 'PUT').length;
      const sent = puts();
      // What Lightroom wrote since must not be lost with the record of what was delivered.
      const changed = first.shoot.photos[0]?.path.replace(/\.[^.]+$/, '.xmp') ?? '';
      await writeFile(changed, `${await readFile(changed, 'utf8')}<!-- newer work -->`);
      const newer = (await digests([changed])).get(changed);
      const { bench, rebuilt } = await damagedAndRebuilt(first, async (file) => {
        await takeOld();
        await writeFile(file, noise(40_000, 3));
      });
      expect(rebuilt.inPart.map((project) => project.id)).toEqual([id]);
      expect(await goneOn(bench, id), 'Imagen’s state proves the edit').toBe(0);
      await allArrived(bench, id, await standing(bench.roundtrip, id));
      expect(effective(bench.practice, 'edit'), 'one edit').toBe(1);
      expect(puts(), 'and no photo sent into it').toBe(sent);
      await restored(bench, id, before);
      const backups = await filesIn(join(bench.shoot.root, 'Roundtrip'));
      expect([...(await digests(backups)).values()], 'newer work lies in Backup').toContain(newer);
      return byItself(
        'Imagen was asked first: the edit was known again, nothing was sent, what was delivered was known again',
      );
    }),
};

const beforeImagenKnew: Scenario = {
  group: 'process',
  name: 'a list of projects that only a copy from before Imagen knew the project is left of',
  quick: true,
  run: () =>
    onBench({ ...plan, practice: { trouble: { rules: [slowCreate] } }, jpegs: false }, async (first) => {
      const before = await sidecarsOf(first);
      const id = await first.start();
      const takeOld = await oldCopy(first);
      expect((await first.ended(id)).status).toBe('done');
      const { bench } = await damagedAndRebuilt(first, async (file) => {
        await takeOld();
        await rm(file);
      });
      const { call, app } = bench.roundtrip;
      const made = () => bench.practice.requests().filter(isCreate).length;
      const makes = made();
      answer(await call('projects.resume', { id }));
      await app.ended(id);
      const stopped = await standing({ call }, id);
      expect([made(), effective(bench.practice, 'edit')], 'nothing is made or asked for twice').toEqual([
        makes,
        1,
      ]);
      // What is in the shoot stays there; what a person wants now is theirs to say.
      answer(await call('projects.cancel', { id }));
      expect(await sidecarsOf(bench), 'the edits are left where they are').not.toEqual(before);
      await bench.holds(id);
      return {
        happened:
          'Imagen has a project of that name with photos in it: a person is asked, nothing is made or sent',
        mended: asked(stopped, 'project-unsure'),
      };
    }),
};

const isCreate = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  method === 'POST' && path.endsWith('/projects/');
const slowCreate = {
  match: { kind: 'api', method: 'POST', path: /projects\/$/ },
  first: 1,
  do: 'delay',
  ms: 2_000,
} as const;

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** A watched folder in which shoots start by themselves. */
async function startsAlone({ folder, roundtrip: { call } }: Bench): Promise<string> {
  const path = join(folder, 'Watched');
  await mkdir(path);
  const [watched] = answer(await call('watch.add', { path })).folders;
  const profileKey = answer(await call('profiles.list', undefined))[0]?.key ?? 0;
  const results = { edits: 'beside', jpegs: 'none' } as const;
  const start = { profileKey, choices: { options: { tools: [] }, results } };
  answer(await call('watch.change', { id: watched?.id ?? 0, starts: true, start }));
  return watched?.path ?? '';
}

const inTheTerminal: Scenario = {
  group: 'process',
  name: 'a damaged list of projects, rebuilt in the terminal',
  quick: true,
  run: () =>
    onBench({ jpegs: false }, async (first) => {
      const watched = await startsAlone(first);
      const id = await first.start();
      await first.ended(id);
      const bench = await first.reopen(async () => {
        await tornPages(1)(listOf(first), createChance(4));
        const said = await roundtrip(['projects'], { home: first.home });
        expect(said).toMatchObject({
          code: 3,
          stderr: expect.stringMatching(/damaged.*roundtrip -- rebuild/),
        });
        const run = await roundtrip(['rebuild'], { home: first.home });
        expect(run, run.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining(id) });
        expect(run.stdout).toMatch(/damaged-/);
        expect(run.stdout).toMatch(/start nothing by themselves/);
        expect(run.stdout).toContain(watched);
        const sound = await roundtrip(['rebuild'], { home: first.home });
        expect(sound).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing to rebuild') });
      });
      const { folders } = answer(await bench.roundtrip.call('watch.state', undefined));
      expect(folders, 'nor do they').toMatchObject([{ path: watched, starts: false }]);
      expect(await goneOn(bench, id)).toBe(0);
      await allArrived(bench, id, await standing(bench.roundtrip, id));
      return {
        happened:
          'said so with exit 3 and how to rebuild it; rebuilt, it named the project and where the file is kept',
        mended: { asked: 'database-damaged' },
      };
    }),
};

export const damageFaults: readonly Scenario[] = [
  ...Object.keys(stages).map(damagedAt),
  olderThanTheEdit,
  beforeImagenKnew,
  inTheTerminal,
];
