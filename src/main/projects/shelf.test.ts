// What is kept of a person's decisions and of processes that were killed, without any Imagen.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { FaultError } from '#contract/faults.ts';
import type { ProjectSummary, Status, Step } from '#contract/project.ts';
import { temporary } from '#test/temporary.ts';
import { openLog } from '../log.ts';
import { openStore, type Store } from '../store/store.ts';
import { createCallbacks } from './callbacks.ts';
import { partOf } from './fetch-results.ts';
import { Shelf } from './shelf.ts';
import { defaultTiming, type Line } from './work.ts';

interface Around {
  readonly store: Store;
  /** Another process on the same database. */
  readonly other: Store;
  readonly shelf: Shelf;
  readonly told: ProjectSummary[];
  readonly folder: string;
}

/** A shelf with one project, `p1`, whose first photo failed, in this step and status; its Imagen can't be had. */
async function onShelf(step: Step, status: Status, run: (around: Around) => Promise<void>): Promise<void> {
  await using home = await temporary('shelf');
  const [store, other] = [openStore(home.path), openStore(home.path)];
  const told: ProjectSummary[] = [];
  const shelf = new Shelf({
    ...{ store, log: openLog(home.path), timing: defaultTiming, callbacks: createCallbacks(home.path) },
    imagenFor: () => Promise.reject(new FaultError('key-missing', 'There is no key.')),
    line: () => ({}) as Line,
    tell: (summary) => told.push(summary),
  });
  addProject(store, home.path);
  store.projects.setStep('p1', step);
  store.projects.setStatus('p1', status, null, null);
  try {
    await run({ store, other, shelf, told, folder: home.path });
  } finally {
    await shelf.close();
    for (const each of [store, other]) each.close();
  }
}

function addProject(store: Store, root: string, id = 'p1'): void {
  store.projects.add({
    ...{ id, name: 'Wedding', nameGiven: false, root, practice: false, withoutFailed: false },
    profile: { key: 7, name: 'LOVE & LIGHT' },
    options: { tools: ['crop'] },
    results: { edits: 'beside', jpegs: 'none' },
    photos: [1, 2].map((n) => ({
      ...{ id: n, path: join(root, `${n}.CR2`), relative: `${n}.CR2`, uploadName: `${n}.CR2` },
      ...{ imageType: 'RAW' as const, size: 10 * n, mtimeMs: 1.5 },
    })),
    leftOut: [],
  });
  store.photos.markFailed(id, 1, 'photo-changed');
}

test('a resume that is refused, because another process has the project, changes nothing', async () => {
  await onShelf('upload', 'faulted', async ({ store, other, shelf }) => {
    store.projects.intend('p1', 'edit');
    other.leases.take('p1');
    const before = [store.projects.get('p1'), store.photos.all('p1')];
    for (const how of [{}, { withoutFailed: true }, { askAgain: true }])
      expect(() => shelf.start('p1', how)).toThrow(/another window/);
    expect([store.projects.get('p1'), store.photos.all('p1')]).toEqual(before);
    expect(store.timeline.count('p1')).toBe(0);
  });
});

test('a project that is resumed is running at once, with what was decided', async () => {
  await onShelf('upload', 'paused', async ({ store, shelf }) => {
    shelf.start('p1', {});
    expect(shelf.summary('p1')).toMatchObject({ status: 'running', fault: null, failed: 0 });
    await shelf.ended('p1');
    expect(shelf.summary('p1')).toMatchObject({ status: 'faulted', fault: { code: 'key-missing' } });
    shelf.start('p1', { withoutFailed: true });
    expect(store.projects.get('p1').withoutFailed).toBe(true);
  });
});

test.each(['running', 'waiting'] as const)('one that a killed process left %s is paused', async (status) => {
  await onShelf('edit', status, async ({ store, other, shelf }) => {
    other.leases.take('p1');
    expect(shelf.summary('p1').status, 'at work elsewhere').toBe(status);
    await expect(shelf.pause('p1')).rejects.toThrow(/another window/);
    expect(store.projects.get('p1').status).toBe(status);
    other.leases.release('p1');
    expect(shelf.summary('p1').status, 'nobody is at work').toBe('paused');
    await shelf.pause('p1');
    expect(store.projects.get('p1').status).toBe('paused');
    expect(other.leases.take('p1'), 'its lease is free').toBe(true);
  });
});

test('what was left at work is gone on with, though it is shown as paused', async () => {
  await onShelf('edit', 'waiting', async ({ shelf }) => {
    expect(shelf.all()).toMatchObject([{ status: 'paused' }]);
    expect(shelf.goOn()).toEqual(['p1']);
    await shelf.ended('p1');
  });
});

test('a cancelled project leaves no half file of a result, of either kind', async () => {
  await onShelf('download', 'paused', async ({ store, shelf, folder }) => {
    const target = join(folder, '2.xmp');
    store.results.plan('p1', [{ kind: 'edit', name: '2.xmp', photo: 2, target, note: null }]);
    const part = partOf('p1', 'edit', '2.xmp', target);
    for (const file of [part, `${part}.new`]) writeFileSync(file, 'half');
    await shelf.cancel('p1');
    expect([part, `${part}.new`].filter((file) => existsSync(file))).toEqual([]);
  });
});

test('a list that is read while another process takes a turn gives each place once', async () => {
  await onShelf('upload', 'waiting', async ({ store, other, shelf, folder }) => {
    addProject(store, join(folder, 'second'), 'p2');
    for (const id of ['p1', 'p2']) {
      expect(other.leases.take(id)).toBe(true);
      other.projects.setStep(id, 'upload');
      other.projects.setStatus(id, 'waiting', null, null);
      expect(other.turns.ask(id, 0)).toBe(false);
    }
    const turns = () => new Map(shelf.all().map(({ id, turn }) => [id, turn]));
    expect(turns()).toEqual(
      new Map([
        ['p2', 2],
        ['p1', 1],
      ]),
    );
    const { counts } = store.photos;
    // The other process is as fast as that: p1 goes while the list is being put together.
    vi.spyOn(store.photos, 'counts').mockImplementationOnce((id) => {
      expect(other.turns.ask('p1', 1)).toBe(true);
      return counts(id);
    });
    expect(turns(), 'as it was, or as it is').toEqual(
      new Map([
        ['p2', 2],
        ['p1', 1],
      ]),
    );
    expect(turns()).toEqual(
      new Map([
        ['p2', 1],
        ['p1', null],
      ]),
    );
  });
});
