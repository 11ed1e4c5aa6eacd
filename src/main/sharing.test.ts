// Roundtrips on one list, and what each takes of the line.
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { openLog } from './log.ts';
import { Sharing } from './sharing.ts';
import { openStore } from './store/store.ts';

const all = 4;

function sharingOn(home: string) {
  const store = openStore(home);
  const on = { way: 0 };
  const waiting = new Set<() => void>();
  const sharing = new Sharing({
    ...{ senders: store.senders, log: openLog(home), parallel: () => all, inside: () => on.way },
    changed: () => {
      for (const look of waiting) look();
    },
  });
  return {
    store,
    sharing,
    /** Photos that are on their way. */
    on,
    is: () => [sharing.places(), sharing.bandwidth()],
    /** Settles when a look of its own has made it so. */
    until: (places: number, bandwidth: number): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (sharing.places() !== places || sharing.bandwidth() !== bandwidth) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close(): void {
      sharing.transferring(0);
      store.close();
    },
  };
}
type OneOf = ReturnType<typeof sharingOn>;

async function onSharing(run: (a: OneOf, b: OneOf, home: string) => Promise<void>): Promise<void> {
  await using home = await temporary('sharing');
  const [a, b] = [sharingOn(home.path), sharingOn(home.path)];
  try {
    await run(a, b, home.path);
  } finally {
    for (const each of [a, b]) each.close();
  }
}

test('one alone has the whole line, and leaves no trace when it is through', async () => {
  await onSharing(async (a, { store }) => {
    a.sharing.transferring(2);
    expect(a.is()).toEqual([all, 1]);
    expect(store.senders.others()).toMatchObject([{ projects: 2, photos: all }]);
    a.sharing.transferring(0);
    expect(store.senders.others()).toEqual([]);
    expect(store.db.prepare('SELECT * FROM senders').all()).toEqual([]);
  });
});

test('a newcomer takes its part at once, and only those photos’ places that the others have left', async () => {
  await onSharing(async (a, b) => {
    a.sharing.transferring(1);
    a.on.way = 4;
    b.sharing.transferring(1);
    expect(b.is(), 'all four are on their way').toEqual([0, 0.5]);
    b.sharing.look();
    expect(b.sharing.places()).toBe(0);
    a.on.way = 3;
    a.sharing.look();
    expect(a.is(), 'none follows it').toEqual([2, 1]);
    await b.until(1, 0.5);
    await a.until(2, 0.5);
    a.on.way = 2;
    await b.until(2, 0.5);
    a.on.way = 0;
    a.sharing.transferring(0);
    await b.until(4, 1);
  });
});

test('who is more projects has more of the line', async () => {
  await onSharing(async (a, b) => {
    a.sharing.transferring(3);
    b.sharing.transferring(1);
    await Promise.all([a.until(3, 0.75), b.until(1, 0.25)]);
  });
});

test('a locked list stops nobody: the others are as they were, and it is looked again', async () => {
  await onSharing(async (a, b, home) => {
    a.sharing.transferring(1);
    b.sharing.transferring(1);
    await Promise.all([a.until(2, 0.5), b.until(2, 0.5)]);
    const lock = new DatabaseSync(`${home}/projects.sqlite`);
    lock.exec('BEGIN IMMEDIATE');
    b.sharing.transferring(3);
    expect(b.is(), 'not more than it could say').toEqual([2, 0.75]);
    a.sharing.transferring(0);
    a.sharing.transferring(1);
    expect(a.sharing.places(), 'and a first one all the same').toBeGreaterThan(0);
    lock.exec('ROLLBACK');
    lock.close();
    await Promise.all([a.until(1, 0.25), b.until(3, 0.75)]);
  });
});

test('a row that its process no longer renews counts no more', async () => {
  await onSharing(async (a, b) => {
    a.sharing.transferring(1);
    b.sharing.transferring(1);
    await a.until(2, 0.5);
    const dead = 'INSERT INTO senders (owner, projects, photos, until) VALUES (?, 1, 4, ?)';
    a.store.db.prepare(dead).run('elsewhere/1/frozen', Date.now() - 1);
    a.store.db
      .prepare(dead)
      .run(b.store.senders.owner.replace(`/${process.pid}/`, '/4194999/'), Date.now() + 9_000);
    a.sharing.look();
    expect(a.is()).toEqual([2, 0.5]);
    a.sharing.transferring(2);
    const rows = a.store.db.prepare('SELECT count(*) AS n FROM senders').get();
    expect(rows?.n, 'and is cleared away').toBe(2);
  });
});
