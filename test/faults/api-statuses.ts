// Ways the API's replies can say something else than was expected: Failed, statuses that make no sense, fields that lack.
import { expect } from 'vitest';
import { asked, byItself, effective } from './bench.ts';
import { few } from './listing.ts';
import { behindRewriting, Instead, once, type Rewriting } from './rewriting.ts';
import type { Scenario } from './scenario.ts';
import { wentThrough } from './waiting.ts';

/** The service says that it could not do it. */
const workFailed = (what: 'edit' | 'export'): Scenario => ({
  group: 'api',
  name: `the ${what} ends as Failed`,
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = ({ path }, data) =>
        path.endsWith(`/${what}/status`) ? { status: 'FAILED', details: 'Corrupt file IMG_1' } : data;
      const id = await bench.start();
      const end = await bench.settled(id);
      const who = asked(end, `${what}-failed`);
      expect(end.fault?.message, 'the service’s own words').toMatch(/Corrupt file IMG_1/);
      const { results: back } = await bench.holds(id);
      expect(back.length, 'what came before stays').toBe(what === 'export' ? 4 : 0);
      return { ...byItself('stood still, with the service’s own words'), mended: who };
    }),
});

/** Something in front of the service passes the request on, and then answers for itself. */
const takenAllTheSame: Scenario = {
  group: 'api',
  name: 'the edit and the export are taken, and answered by 503 all the same',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = once(/\/(edit|export)$/, () => {
        throw new Instead(503);
      });
      const id = await bench.start();
      await wentThrough(bench, id);
      expect(effective(bench.practice, 'edit')).toBe(1);
      expect(effective(bench.practice, 'export')).toBe(1);
      return byItself('before it was asked again, the service’s own state said that it has it');
    }),
};

/** Statuses in an order that makes no sense. */
const statuses = (name: string, said: readonly string[], happened: string): Scenario => {
  const asking = (): Rewriting['reply'] => {
    const left = new Map<string, string[]>();
    return ({ path }, data) => {
      if (!path.endsWith('/status')) return data;
      const next = left.get(path) ?? [...said];
      left.set(path, next);
      return next.length > 0 ? { status: next.shift() } : data;
    };
  };
  return {
    group: 'api',
    name,
    quick: true,
    run: () =>
      behindRewriting({ shoot: few }, async (bench, rewriting) => {
        rewriting.reply = asking();
        const id = await bench.start();
        await wentThrough(bench, id);
        expect(effective(bench.practice, 'edit')).toBe(1);
        return byItself(happened);
      }),
  };
};

const missingField: Scenario = {
  group: 'api',
  name: 'replies that lack a field, once each',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = once(
        /\/(get_temporary_upload_links|get_temporary_download_links|status)$/,
        () => ({}),
      );
      const id = await bench.start();
      await wentThrough(bench, id);
      return byItself('asked again, and understood');
    }),
};

const missingUuid: Scenario = {
  group: 'api',
  name: 'a new project’s reply lacks its uuid',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = once(/^\/projects\/$/, () => ({}));
      const id = await bench.start();
      await wentThrough(bench, id);
      const made = bench.practice
        .requests()
        .filter(({ method, path }) => method === 'POST' && /projects\/$/.test(path));
      expect(made.length, 'made once').toBe(1);
      return byItself('found by its name and adopted');
    }),
};

const missingForGood: Scenario = {
  group: 'api',
  name: 'a status without a status, for good',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = ({ path }, data) => (path.endsWith('/edit/status') ? { state: 'Completed' } : data);
      const id = await bench.start();
      const who = asked(await bench.settled(id), 'unexpected-reply');
      await bench.holds(id);
      rewriting.reply = (_, data) => data;
      await bench.roundtrip.call('projects.resume', { id });
      await bench.roundtrip.until(id, ({ status }) => status === 'done');
      await wentThrough(bench, id);
      return { ...byItself('stood still and said so; resumed, it ended'), mended: who };
    }),
};

export const apiStatuses: readonly Scenario[] = [
  takenAllTheSame,
  workFailed('edit'),
  workFailed('export'),
  statuses('statuses that nobody knows', ['Queued', 'WARMING_UP', ''], 'taken for “still at work”'),
  statuses('Completed, then Pending', ['Completed', 'Pending', 'Pending'], 'waited until it was so'),
  missingField,
  missingUuid,
  missingForGood,
];
