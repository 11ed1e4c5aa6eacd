// The order that photos are shown in: by folder, then as a person counts (`IMG_9` before `IMG_10`). Called by scan.ts.
import path from 'node:path';

/** Path below `root` with forward slashes on every system. */
export const relativeTo = (root: string, place: string): string =>
  path.relative(root, place).split(path.sep).join('/');

const collator = new Intl.Collator('en', { numeric: true });

/** As a person counts; names that count as equal (`1` and `01`) in a fixed order still. */
export const compareNames = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : Number(one > other));

/** Sorted by folder and then by name: a folder's own photos before those of its subfolders. Gives a new list. */
export function inOrder<T extends { readonly path: string }>(list: readonly T[], root: string): T[] {
  const folders = new Map<string, { name: string; one: T }[]>();
  for (const one of list) {
    const folder = path.dirname(one.path);
    const there = folders.get(folder) ?? [];
    there.push({ name: path.basename(one.path), one });
    folders.set(folder, there);
  }
  const sorted = [...folders].sort(([one], [other]) => compareFolders(root, one, other));
  return sorted.flatMap(([, there]) =>
    there.sort((one, other) => compareNames(one.name, other.name)).map(({ one }) => one),
  );
}

function compareFolders(root: string, one: string, other: string): number {
  const ones = path.relative(root, one).split(path.sep);
  const others = path.relative(root, other).split(path.sep);
  for (const [at, name] of ones.entries()) {
    const compared = compareNames(name, others[at] ?? '');
    if (compared !== 0) return compared;
  }
  return ones.length - others.length;
}
