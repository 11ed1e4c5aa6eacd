// Two projects of one name at Imagen: whose is the one that is found there?
import { join } from 'node:path';
import { expect } from 'vitest';
import type { TroubleRule } from '#practice/trouble.ts';
import { answer } from '../../src/cli/exits.ts';
import { makeShoot } from '../make-shoot.ts';
import { asked, byItself, effective, onBench, start } from './bench.ts';
import { few } from './listing.ts';
import { behindRewriting, Instead } from './rewriting.ts';
import type { Scenario } from './scenario.ts';
import { choices, startWith } from './steps.ts';
import { wentThrough } from './waiting.ts';

/** Two cards are both called 100CANON. The first project is still empty at Imagen when the second's answer is lost. */
const sameName: Scenario = {
  group: 'api',
  name: 'two shoots of one name, and the second project’s answer is lost while the first is empty',
  quick: true,
  run: () => {
    const rules: TroubleRule[] = [{ match: { kind: 'store', method: 'PUT' }, do: 'delay', ms: 1_500 }];
    return onBench({ shoot: few, practice: { trouble: { rules } } }, async (bench) => {
      const { roundtrip, practice } = bench;
      const other = await makeShoot(join(bench.folder, 'other card', 'shoot'), { ...few, seed: 7 });
      const first = await bench.start();
      await roundtrip.until(first, ({ step }) => step === 'upload');
      rules.push({ match: { method: 'POST', path: /\/projects\/?$/ }, first: 1, do: 'status', status: 500 });
      const second = await start(roundtrip, other.root, {});
      await roundtrip.until(second, ({ status }) => status === 'done');
      await wentThrough(bench, first);
      const [one, two] = await Promise.all(
        [first, second].map(async (id) => answer(await roundtrip.call('projects.get', { id }))),
      );
      expect(two?.uuid, 'each has a project of its own').not.toBe(one?.uuid);
      expect(two?.name).toBe('shoot (2)');
      expect(effective(practice, 'edit', one?.uuid)).toBe(1);
      expect(effective(practice, 'edit', two?.uuid)).toBe(1);
      const { results } = await bench.holds(second);
      expect(results.length).toBe(other.photos.length);
      return byItself(
        'the second was made anew under the next name; no photo and no edit of the two was mixed',
      );
    });
  },
};

const somebodyElses = {
  project_uuid: 'of-another-computer',
  ...{ name: 'Smith wedding', number_of_images: 5, profile: null, ai_tools: [] },
};

/** A name that a person typed is theirs to change. */
const typedName: Scenario = {
  group: 'api',
  name: 'a typed name turns out to be taken after the new project’s answer was lost',
  quick: true,
  run: () =>
    behindRewriting({ shoot: few }, async (bench, rewriting) => {
      rewriting.reply = ({ method, path }, data) => {
        if (!/^\/projects\/?$/.test(path)) return data;
        if (method === 'POST') throw new Instead(500);
        return { projects: [somebodyElses] };
      };
      const { id } = answer(await startWith(bench, choices({ name: somebodyElses.name })));
      const end = await bench.settled(id);
      const who = asked(end, 'name-taken');
      expect(end, 'the name stays as it was typed').toMatchObject({ name: somebodyElses.name, sent: 0 });
      await bench.holds(id);
      return {
        ...byItself('stood still before a photo was sent, under the name that was typed'),
        mended: who,
      };
    }),
};

export const nameFaults: readonly Scenario[] = [sameName, typedName];
