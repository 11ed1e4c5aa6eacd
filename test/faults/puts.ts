// What the store saw of photos being sent, for scenarios of several projects at once, and the small shoots they have.
import { join } from 'node:path';
import type { ProjectSummary } from '#contract/project.ts';
import type { Practice } from '#practice/server.ts';
import type { TroubleRule } from '#practice/trouble.ts';
import { makeShoot } from '../make-shoot.ts';

/** Folders with a small shoot each. */
export async function shootsIn(
  folder: string,
  count: number,
  photos: number,
  bytes = 200_000,
): Promise<readonly string[]> {
  const roots: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    const plan = { photos, bytes, previewWidth: 320, seed: n, kinds: ['CR2' as const] };
    roots.push((await makeShoot(join(folder, `shoot ${n}`), plan)).root);
  }
  return roots;
}

export const isPut = (request: { kind: string; method: string }): boolean =>
  request.kind === 'store' && request.method === 'PUT';

/** Each takes longer than a screen is told late (125 ms): what is awaited of an upload is heard while it lasts. */
export const slowPuts: TroubleRule = { match: { kind: 'store', method: 'PUT' }, do: 'delay', ms: 300 };

/**
 * How many photos were on their way at once, as the store sees it. Those that a pause cut off don't count: their places
 * are given on at once, and the store hears of their end a little later.
 */
export function watchPuts(practice: Practice) {
  const looks: (readonly number[])[] = [];
  const look = setInterval(() => {
    const open = practice
      .requests()
      .flatMap((one, at) => (isPut(one) && one.status === 0 && !one.cut ? [at] : []));
    if (open.length > 0) looks.push(open);
  }, 3);
  const most = (): number => {
    const all = practice.requests();
    return Math.max(0, ...looks.map((open) => open.filter((at) => !all[at]?.cut).length));
  };
  return { most, stop: () => clearInterval(look) };
}

/** The projects' names in the order in which their first photo was sent. */
export function orderOf(practice: Practice, projects: readonly ProjectSummary[]): readonly string[] {
  const uuids = [
    ...new Set(
      practice
        .requests()
        .filter(isPut)
        .map(({ project }) => project),
    ),
  ];
  return uuids.flatMap((uuid) => projects.filter((each) => each.uuid === uuid).map(({ id }) => id));
}
