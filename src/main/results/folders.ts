// Folders that results go to: made, marked as ours, and looked at for what stands in them. Called by place.ts, landing.ts
// and backup.ts.
import { access, constants, mkdir, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { ResultRules } from '#contract/project.ts';
import { foldName } from '../names.ts';

/** The folder in a shoot's root that holds all of Roundtrip's own. */
export const ownFolderName = 'Roundtrip';
// A scan leaves out folders that have this in them.
const marker = '.roundtrip';

/** Makes a folder and those above it; throws what the disk says. `recursive` says ENOENT of a read-only disk. */
export async function makeFolder(folder: string): Promise<void> {
  const error = await refusalOf(folder);
  if (error === null) return;
  if (error.code !== 'ENOENT' || dirname(folder) === folder) throw error;
  await makeFolder(dirname(folder));
  const still = await refusalOf(folder);
  if (still !== null) throw still;
}

/** Null when the folder is there now. */
async function refusalOf(folder: string): Promise<NodeJS.ErrnoException | null> {
  try {
    await mkdir(folder);
    return null;
  } catch (error) {
    // A drive's root or a mount that can't be written to says other things than EEXIST.
    const there = await stat(folder).catch(() => null);
    return there?.isDirectory() === true ? null : (error as NodeJS.ErrnoException);
  }
}

/** Makes a folder for results and checks that it can be written to. Throws what the disk says. */
export async function makeResultsFolder(folder: string, marked = true): Promise<void> {
  await makeFolder(folder);
  await access(folder, constants.W_OK);
  const parent = dirname(folder);
  // A folder that was chosen by hand is not ours to mark.
  if (marked && basename(parent) === ownFolderName) await (await open(join(parent, marker), 'a')).close();
}

/** Marks a folder that was chosen for results as ours, as long as nothing of the photographer's is in it. */
export async function markIfEmpty(folder: string): Promise<void> {
  if ((await readdir(folder)).length === 0) await (await open(join(folder, marker), 'a')).close();
}

/** True when `path` is in `folder` or is it. Compares names only. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** True unless a link on the way leads out of `folder`. What does not exist yet will be made inside. */
export async function reallyInside(folder: string, path: string): Promise<boolean> {
  const real = await realpath(folder).catch(() => null);
  if (real === null) return true;
  let there = path;
  for (;;) {
    const found = await realpath(there).catch(() => null);
    if (found !== null) return isInside(real, found);
    if (dirname(there) === there) return false;
    there = dirname(there);
  }
}

/** A whole path spelled as the disk does, links followed, as far as it exists; another one as it is. */
async function asOnDisk(path: string): Promise<string> {
  if (!isAbsolute(path) || dirname(path) === path) return path;
  return (await realpath(path).catch(() => null)) ?? join(await asOnDisk(dirname(path)), basename(path));
}

/** Chosen folders spelled as the disk does: by that results are known when they are met again. */
export async function rulesOnDisk(rules: ResultRules): Promise<ResultRules> {
  const { edits, jpegs } = rules;
  return {
    ...rules,
    edits: typeof edits === 'string' ? edits : { folder: await asOnDisk(edits.folder) },
    jpegs: typeof jpegs === 'string' ? jpegs : { folder: await asOnDisk(jpegs.folder) },
  };
}

/** The path as a file there spells it, whatever case or Unicode form; `path` itself when there is none. */
export async function asSpelled(path: string): Promise<string> {
  const own = await spellingsOf(path);
  if (own.length === 0 || own.includes(basename(path))) return path;
  for (const name of own) {
    const spelled = join(dirname(path), name);
    if (await isThere(spelled)) return spelled;
  }
  return path;
}

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/** The names beside `path` that are its own in whatever spelling. */
async function spellingsOf(path: string): Promise<readonly string[]> {
  const name = foldName(basename(path));
  const found = (await namesIn(dirname(path), freshMs)).get(name);
  if (found !== undefined || !(await isThere(path))) return found ?? [];
  // A file that is there and is not among them came since they were read.
  return (await namesIn(dirname(path), 0)).get(name) ?? [];
}

/** Folded name -> the names that are there. */
type Spellings = ReadonlyMap<string, readonly string[]>;

// A folder is read anew for each of its ten thousand results otherwise, which takes longer than all the rest. One that
// another program puts there meanwhile, in another spelling, is not harmed: it keeps its name, and ours has its own.
const freshMs = 1_000;
const mostFolders = 200;
const lately = new Map<string, { readonly at: number; readonly spellings: Promise<Spellings> }>();

function namesIn(folder: string, maxAgeMs: number): Promise<Spellings> {
  const known = lately.get(folder);
  if (known !== undefined && performance.now() - known.at < maxAgeMs) return known.spellings;
  if (lately.size >= mostFolders) lately.clear();
  const spellings = readdir(folder).then(
    (names): Spellings => Map.groupBy(names, foldName),
    (): Spellings => new Map(),
  );
  lately.set(folder, { at: performance.now(), spellings });
  return spellings;
}
