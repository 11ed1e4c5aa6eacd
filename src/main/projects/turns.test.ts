// Turns over a real list, which several Roundtrips have open.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { endedWithTest } from '#test/children.ts';
import { temporary } from '#test/temporary.ts';
import { openLog } from '../log.ts';
import { openStore, type Store } from '../store/store.ts';
import { movedBefore, Turns } from './turns.ts';

const { signal } = new AbortController();

/** One Roundtrip on the list; those of one list share `begun`, the order in which projects began. */
function turnsOn(home: string, begun: string[]) {
  const store = openStore(home);
  const moved: string[][] = [];
  const turns = new Turns({
    ...{ line: store.turns, log: openLog(home) },
    moved: (ids) => moved.push([...ids]),
  });
  const take = (id: string, stop: AbortSignal = signal): Promise<void> => {
    expect(store.leases.take(id)).toBe(true);
    return turns.takeNow(id)
      ? Promise.resolve(void begun.push(id))
      : turns.take(id, stop).then(() => void begun.push(id));
  };
  const leave = (id: string): void => {
    store.projects.setStep(id, 'edit');
    turns.leave(id);
  };
  return { store, turns, take, leave, moved };
}

function addProjects(store: Store, ids: readonly string[]): void {
  for (const id of ids)
    store.projects.add({
      ...{ id, name: id, nameGiven: false, root: `/shoots/${id}`, practice: false, withoutFailed: false },
      ...{ profile: { key: 7, name: 'LOVE & LIGHT' }, options: { tools: ['crop'] } },
      ...{ results: { edits: 'beside', jpegs: 'none' }, photos: [], leftOut: [] },
    });
}

async function onTurns(
  ids: readonly string[],
  run: (
    here: ReturnType<typeof turnsOn>,
    there: ReturnType<typeof turnsOn>,
    begun: string[],
    home: string,
  ) => Promise<void>,
): Promise<void> {
  await using home = await temporary('turns');
  const begun: string[] = [];
  const [here, there] = [turnsOn(home.path, begun), turnsOn(home.path, begun)];
  try {
    addProjects(here.store, ids);
    await run(here, there, begun, home.path);
  } finally {
    for (const { store } of [here, there]) store.close();
  }
}

test('three go at once, the others in their order and not in that of asking', async () => {
  await onTurns(['a', 'b', 'c', 'd', 'e'], async ({ turns, take, leave }, _, begun) => {
    const all = ['a', 'b', 'c', 'e', 'd'].map((id) => take(id));
    await Promise.all(all.slice(0, 3));
    expect(begun).toEqual(['a', 'b', 'c']);
    expect([...turns.places()]).toEqual([
      ['d', 1],
      ['e', 2],
    ]);
    leave('b');
    await all[4];
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    expect(turns.places().get('e')).toBe(1);
    leave('a');
    await all[3];
    expect(begun.at(-1)).toBe('e');
  });
});

test('an order changed while they wait holds, and who gives up holds up nobody', async () => {
  const order = ['a', 'b', 'c', 'd', 'e', 'f'];
  await onTurns(order, async ({ store, turns, take, leave }, _, begun) => {
    const stop = new AbortController();
    const all = order.map((id) => take(id, id === 'd' ? stop.signal : signal));
    store.projects.setOrder(movedBefore(order, 'f', 'e'));
    stop.abort(new Error('paused'));
    await expect(all[3]).rejects.toThrow('paused');
    leave('c');
    await all[5];
    expect(begun).toEqual(['a', 'b', 'c', 'f']);
    expect(turns.places().get('d')).toBeUndefined();
    leave('a');
    await all[4];
  });
});

test('a turn that could not be given back is no one’s as soon as the list can be written', async () => {
  await onTurns(['a', 'b', 'c', 'd'], async (here, _, begun, home) => {
    await Promise.all([here.take('a'), here.take('b'), here.take('c')]);
    // Another program has the list: neither turn nor lease can be given back.
    const other = new DatabaseSync(join(home, 'projects.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    here.turns.leave('a');
    other.exec('ROLLBACK');
    other.close();
    await here.take('d');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });
});

test('two Roundtrips have one line: three turns in all, one order, one numbering', async () => {
  await onTurns(['a', 'b', 'c', 'd', 'e', 'f'], async (here, there, begun) => {
    await Promise.all([here.take('a'), there.take('b'), here.take('c')]);
    const e = here.take('e');
    const d = there.take('d');
    const f = here.take('f');
    expect(['d', 'e', 'f'].map((id) => here.turns.places().get(id))).toEqual([1, 2, 3]);
    expect(['d', 'e', 'f'].map((id) => there.turns.places().get(id))).toEqual([1, 2, 3]);
    // Its own one that waits is not the next: the turn is the other's, which sees it at its next look.
    here.leave('a');
    expect(begun).toEqual(['a', 'b', 'c']);
    await d;
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    here.turns.fill();
    expect(here.moved.at(-1), 'told once that they moved up').toEqual(['e', 'f']);
    here.turns.fill();
    expect(here.moved.at(-1)).toEqual([]);
    there.leave('b');
    there.leave('d');
    await Promise.all([e, f]);
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});

test('a newcomer doesn’t pass one that waits elsewhere and has not seen that there is room', async () => {
  await onTurns(['a', 'b', 'c', 'd', 'e'], async (here, there, begun) => {
    await Promise.all(['a', 'b', 'c'].map((id) => here.take(id)));
    const d = there.take('d');
    here.leave('a');
    const e = here.take('e');
    expect([begun, here.turns.places().get('e')]).toEqual([['a', 'b', 'c'], 2]);
    await d;
    here.leave('b');
    await e;
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

const holder = `
  import { openStore } from ${JSON.stringify(new URL('../store/store.ts', import.meta.url).href)};
  const store = openStore(process.argv[1]);
  for (const id of ['a', 'b', 'c']) console.log(store.leases.take(id), store.turns.ask(id, 3));
  setInterval(() => {}, 1000);`;

test('the turns of a killed process are free at once', async () => {
  await onTurns(['a', 'b', 'c', 'd'], async (here, _, begun, home) => {
    const child = endedWithTest(
      spawn(process.execPath, ['--input-type=module', '-e', holder, home], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
      'alone',
    );
    const said: string[] = [];
    for await (const text of child.stdout) if (said.push(...String(text).trim().split('\n')) === 3) break;
    expect(said).toEqual(['true true', 'true true', 'true true']);
    const d = here.take('d');
    expect(here.turns.places().get('d')).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await d;
    expect(begun).toEqual(['d']);
  });
});

test('the turns of a frozen process are free when it has not renewed its leases', async () => {
  await onTurns(['a', 'b', 'c', 'd'], async (here, there, begun) => {
    await Promise.all(['a', 'b', 'c'].map((id) => there.take(id)));
    const d = here.take('d');
    here.turns.fill();
    expect(begun).toEqual(['a', 'b', 'c']);
    here.store.db.prepare("UPDATE projects SET lease_until = ? WHERE id = 'b'").run(Date.now() - 1);
    await d;
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });
});

test('a turn is not taken past a lock of another program, and is once that is gone', async () => {
  await onTurns(['a', 'b'], async (here, _, begun, home) => {
    await here.take('a');
    const lock = new DatabaseSync(`${home}/projects.sqlite`);
    expect(here.store.leases.take('b')).toBe(true);
    lock.exec('BEGIN IMMEDIATE');
    expect(here.turns.takeNow('b')).toBe(false);
    const b = here.turns.take('b', signal).then(() => begun.push('b'));
    expect(here.turns.places().get('b')).toBe(1);
    lock.exec('ROLLBACK');
    lock.close();
    await b;
    expect(begun).toEqual(['a', 'b']);
  });
});

test('moving before another, to the end, and before one that is gone', () => {
  const order = ['a', 'b', 'c'];
  expect(movedBefore(order, 'c', 'a')).toEqual(['c', 'a', 'b']);
  expect(movedBefore(order, 'a', null)).toEqual(['b', 'c', 'a']);
  expect(movedBefore(order, 'a', 'gone')).toEqual(['b', 'c', 'a']);
  expect(movedBefore(order, 'b', 'b')).toEqual(['a', 'c', 'b']);
});
