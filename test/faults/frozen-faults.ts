// A Roundtrip that stands still for longer than its lease, as after Ctrl+Z: another one takes its project, and it comes back.
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer, exits } from '../../src/cli/exits.ts';
import { type Bench, onBench } from './bench.ts';
import { type Child, startChild } from './child.ts';
import { confirmedIn, notSentAgain } from './kills.ts';
import { isPut } from './puts.ts';
import type { Scenario } from './scenario.ts';
import { allArrived, until, untilStep } from './steps.ts';

// As many as terminal-child.ts sends at once.
const atOnce = 3;

/**
 * A terminal in the middle: some photos are confirmed, some have not begun, and the store makes as many wait as it sends
 * at once. So nothing is on its way that the store has not seen, and what it answers is there when the terminal comes back.
 */
async function inTheMiddle(bench: Bench, rules: TroubleRule[]): Promise<Child> {
  const { practice, shoot } = bench;
  const held = shoot.photos
    .map(({ path }) => path)
    .toSorted()
    .slice(2, 2 + atOnce);
  const names = held.map((path) => basename(path).replaceAll('.', '\\.'));
  const match = { kind: 'store', method: 'PUT', path: new RegExp(names.join('|')) } as const;
  rules.push({ match, do: 'delay', ms: 3_000 });
  const child = startChild(bench, ['edit', shoot.root]);
  const waiting = () =>
    practice.requests().filter((one) => isPut(one) && one.status === 0 && match.path.test(one.path));
  await until('as many wait as are sent at once', () => waiting().length === atOnce);
  const confirmed = () => confirmedIn(bench.home).size;
  await until(
    'the others are noted',
    () => confirmed() === practice.requests().filter(isPut).length - atOnce,
  );
  expect(confirmed(), 'some are sent').toBeGreaterThan(0);
  expect(confirmed() + atOnce, 'and some have not begun').toBeLessThan(shoot.photos.length);
  return child;
}

/** Stops the child where it holds no lock on the list: one that is frozen in the middle of writing there is another fault. */
async function freeze(child: Child, home: string): Promise<void> {
  child.signal('SIGSTOP');
  const list = new DatabaseSync(join(home, 'projects.sqlite'));
  try {
    list.exec('BEGIN IMMEDIATE; ROLLBACK');
  } catch {
    child.signal('SIGCONT');
    await sleep(5);
    return freeze(child, home);
  } finally {
    list.close();
  }
}

/** Frozen in the terminal; the window goes on with its project; then the terminal is let go. */
const frozen = (
  name: string,
  exit: number,
  woken: (bench: Bench, id: string) => Promise<unknown>,
  quick: boolean,
): Scenario => ({
  group: 'process',
  name,
  quick,
  run: () => {
    const rules: TroubleRule[] = [];
    return onBench({ practice: { trouble: { rules }, editSeconds: 1.5 } }, async (bench) => {
      const { call, app } = bench.roundtrip;
      const child = await inTheMiddle(bench, rules);
      const id = child.id();
      await freeze(child, bench.home);
      rules.length = 0;
      const first = { names: confirmedIn(bench.home), before: bench.practice.requests().length };
      expect(await call('projects.resume', { id })).toMatchObject({ fault: { code: 'project-taken' } });
      const told: string[] = [];
      app.onEvent((event) => {
        if (event.type === 'project') told.push(`${event.project.step} ${event.project.status}`);
      });
      while (!(await call('projects.resume', { id })).ok) await sleep(100);
      await woken(bench, id);
      const then = { names: confirmedIn(bench.home), before: bench.practice.requests().length };
      child.signal('SIGCONT');
      expect(await child.exited).toBe(exit);
      await allArrived(bench, id, await bench.ended(id));
      for (const confirmed of [first, then]) notSentAgain(bench, confirmed);
      expect(told.filter((words) => /paused|faulted/.test(words))).toEqual([]);
      const moments = answer(await call('projects.timeline', { id })).moments.map(({ what }) => what);
      expect(moments.filter((what) => what === 'paused' || what === 'faulted')).toEqual([]);
      expect(moments.filter((what) => what === 'edit-asked')).toHaveLength(1);
      expect(
        moments.filter((what) => what === 'step' || what === 'done'),
        'each step once',
      ).toHaveLength(8);
      return {
        happened: 'the other one went on; the first one, back again, wrote nothing and said how it stands',
        mended: { asked: 'project-taken' },
      };
    });
  },
});

export const frozenFaults: readonly Scenario[] = [
  frozen(
    'stopped for long, its project taken, and back while the other one is at work',
    exits.stopped,
    (bench, id) => untilStep(bench, id, 'edit'),
    true,
  ),
  frozen(
    'stopped for long, its project taken, and back when the other one is done',
    exits.done,
    (bench, id) => bench.ended(id),
    // The lease takes its ten seconds here too.
    false,
  ),
];
