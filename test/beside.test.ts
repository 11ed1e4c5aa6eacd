// A window beside a terminal that is at work: the window tells of it, and doesn't pretend to steer it.
import { expect, test } from 'vitest';
import type { ProjectSummary } from '#contract/project.ts';
import { type Bench, onBench } from './faults/bench.ts';
import { startChild } from './faults/child.ts';

const rules = [{ match: { kind: 'store', method: 'PUT' }, do: 'delay', ms: 400 }] as const;

/** Settles when the window is told of a project that fits. */
function told(
  { roundtrip: { app } }: Bench,
  fits: (project: ProjectSummary) => boolean,
): Promise<ProjectSummary> {
  const { promise, resolve } = Promise.withResolvers<ProjectSummary>();
  const off = app.onEvent((event) => {
    if (event.type === 'project' && fits(event.project)) resolve(event.project);
  });
  return promise.finally(off);
}

test('what a terminal does is told in the window, from its start to its end, and can’t be paused there', async () => {
  await onBench({ practice: { trouble: { rules }, editSeconds: 3 }, jpegs: false }, async (bench) => {
    const { app, call } = bench.roundtrip;
    app.watch();
    const sending = told(bench, ({ sent }) => sent > 0);
    const editing = told(bench, ({ step, status }) => step === 'edit' && status === 'running');
    const done = told(bench, ({ status }) => status === 'done');
    const child = startChild(bench, ['edit', bench.shoot.root], { jpegs: false });
    const { id } = await sending;
    expect(await call('projects.pause', { id })).toMatchObject({ fault: { code: 'project-taken' } });
    await editing;
    expect(await done).toMatchObject({ id, sent: 8, downloaded: 8 });
    expect(await child.exited).toBe(0);
  });
});

test('that a terminal was killed is told in the window', async () => {
  await onBench({ practice: { trouble: { rules } }, jpegs: false }, async (bench) => {
    bench.roundtrip.app.watch();
    const sending = told(bench, ({ sent }) => sent > 0);
    const child = startChild(bench, ['edit', bench.shoot.root], { jpegs: false });
    const { id } = await sending;
    const stopped = told(bench, ({ status }) => status === 'paused');
    child.signal('SIGKILL');
    expect((await stopped).id).toBe(id);
  });
});
