// What Imagen knows and doesn't say yet: lists that are late, and answers that were lost.
import { expect } from 'vitest';
import { answer } from '../../src/cli/exits.ts';
import { asked, type Bench, byItself, effective } from './bench.ts';
import { behindRewriting, Lost } from './rewriting.ts';
import type { Scenario } from './scenario.ts';
import { allArrived, choices, resume, startWith } from './steps.ts';
import { wentThrough } from './waiting.ts';

const few = { photos: 4 };
const noFiles = { files_list: [] };

const listedLater: Scenario = {
  group: 'api',
  name: 'finished, with no results listed at first',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      const left = { edit: 2, export: 2 };
      rewriting.reply = ({ path }, data) => {
        const what = /\/(edit|export)\/get_temporary_download_links$/.exec(path)?.[1] as keyof typeof left;
        if (what === undefined || left[what] === 0) return data;
        left[what] -= 1;
        return noFiles;
      };
      const id = await bench.start();
      await wentThrough(bench, id);
      expect(left, 'each list was empty twice').toEqual({ edit: 0, export: 0 });
      return byItself('asked again until they were listed; no photo was called failed');
    }),
};

const neverListed: Scenario = {
  group: 'api',
  name: 'finished, with no results listed for good',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = ({ path }, data) =>
        path.endsWith('/edit/get_temporary_download_links') ? noFiles : data;
      const id = await bench.start();
      const end = await bench.settled(id);
      const who = asked(end, 'unexpected-reply');
      expect(end.failed, 'that says nothing of any photo').toBe(0);
      expect(effective(bench.practice, 'export'), 'no final JPEGs of nothing').toBe(0);
      rewriting.reply = (_, data) => data;
      await allArrived(bench, id, await resume(bench, id));
      return {
        ...byItself('stood still and said so, no photo was called failed; resumed, it ended'),
        mended: who,
      };
    }),
};

const made = ({ practice }: Bench): number =>
  practice
    .requests()
    .filter(({ method, path, status }) => method === 'POST' && /\/projects\/$/.test(path) && status === 200)
    .length;

/** The name was typed: Roundtrip may not take another one instead. */
const lateList: Scenario = {
  group: 'api',
  name: 'a new project’s reply is lost, and the list of projects is late',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      let creates = 0;
      let lists = 0;
      rewriting.reply = ({ method, path }, data) => {
        if (method === 'POST' && path === '/projects/' && ++creates === 1) throw new Lost();
        // Late for the look after the lost answer, and for the one after the refusal of its name.
        return method === 'GET' && path === '/projects' && ++lists <= 2
          ? { projects: [], pagination: { total: 0, size: 100, page: 0 } }
          : data;
      };
      const { id } = answer(await startWith(bench, choices({ name: 'Anna & Ben' })));
      const who = asked(await bench.settled(id), 'name-taken');
      await allArrived(bench, id, await resume(bench, id));
      expect(made(bench), 'made once').toBe(1);
      return {
        ...byItself('its name was taken, by itself; resumed, it was found in the list and went on'),
        mended: who,
      };
    }),
};

const toldMeanwhile: Scenario = {
  group: 'api',
  name: 'the edit’s reply is lost, and Imagen says `Pending` for long',
  quick: true,
  run: () =>
    behindRewriting(
      { shoot: few, jpegs: false, practice: { editSeconds: 3 }, app: { timing: { proveMs: 20_000 } } },
      async (bench, rewriting) => {
        let edits = 0;
        rewriting.reply = ({ method, path }, data) => {
          if (method === 'POST' && path.endsWith('/edit') && ++edits === 1) throw new Lost();
          // For as long as it is Pending, the project says nothing of its edit either.
          const isProject = method === 'GET' && /^\/projects\/[^/]+$/.test(path);
          return isProject ? { ...(data as object), profile: null, ai_tools: [] } : data;
        };
        const id = await bench.start();
        const told = await bench.roundtrip.until(id, ({ fault }) => fault?.code === 'answer-lost');
        expect([told.step, told.status]).toEqual(['edit', 'waiting']);
        expect(told.since, 'since when').not.toBeNull();
        const waits = await wentThrough(bench, id);
        expect(waits.map(({ code }) => code)).toEqual(['answer-lost']);
        expect(edits, 'asked for once').toBe(1);
        return byItself('it said that it asks what Imagen took, and since when; then it was proven');
      },
    ),
};

export const lateFaults: readonly Scenario[] = [listedLater, neverListed, lateList, toldMeanwhile];
