// What was dropped or typed, made exact: absolute, existing, each place once. Called by scan.ts.
import { access, lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { FaultError } from '#contract/faults.ts';
import { ownFolder, ownMark } from './passed-over.ts';

export interface Argument {
  /**
   * Absolute, spelled as the disk does: one folder has one path, through whatever link or letter case it was given, as
   * projects and results are known by it. A file that is a link itself keeps its name.
   */
  readonly path: string;
  /** The same place without any link on the way. */
  readonly real: string;
  readonly isFolder: boolean;
}

/**
 * Looks each path up and drops those that lie in another one. Throws `shoot-missing` for one that is not there, and
 * `bad-input` for Roundtrip's own folder of results: finished edits must not be sent, and paid for, as originals.
 */
export async function lookUp(paths: readonly string[]): Promise<readonly Argument[]> {
  const found = await Promise.all(paths.map(lookUpOne));
  await Promise.all(found.map(refuseResults));
  const folders = new Set(found.filter((one) => one.isFolder).map((one) => one.real));
  const seen = new Set<string>();
  return found.filter((one) => {
    if (seen.has(one.real) || ancestorsOf(one.real).some((ancestor) => folders.has(ancestor))) return false;
    seen.add(one.real);
    return true;
  });
}

async function lookUpOne(given: string): Promise<Argument> {
  const absolute = path.resolve(given);
  try {
    const real = await realpath(absolute);
    const isFolder = (await stat(real)).isDirectory();
    const isLink = !isFolder && (await lstat(absolute)).isSymbolicLink();
    const spelled = isLink
      ? path.join(await realpath(path.dirname(absolute)), path.basename(absolute))
      : real;
    return { path: spelled, real, isFolder };
  } catch (cause) {
    throw new FaultError('shoot-missing', `“${absolute}” is not there or can’t be opened.`, { cause });
  }
}

async function refuseResults({ real, isFolder }: Argument): Promise<void> {
  const folders = isFolder ? [real, ...ancestorsOf(real)] : ancestorsOf(real);
  for (const folder of folders)
    if (path.basename(folder) === ownFolder && (await isMarked(folder)))
      throw new FaultError(
        'bad-input',
        `This is Roundtrip’s results folder. Did you mean ${path.dirname(folder)}?`,
      );
  // A folder that was chosen for results: which shoot it belongs to isn't known from here.
  if (isFolder && (await isMarked(real)))
    throw new FaultError(
      'bad-input',
      `This is a folder of Roundtrip’s results: ${real}. Choose the shoot’s own folder.`,
    );
}

const isMarked = (folder: string): Promise<boolean> =>
  access(path.join(folder, ownMark)).then(
    () => true,
    () => false,
  );

/** The folders above a path, nearest first. */
export function ancestorsOf(place: string): readonly string[] {
  const above: string[] = [];
  for (let at = path.dirname(place); at !== above.at(-1); at = path.dirname(at)) above.push(at);
  return above;
}

/** The nearest folder that holds all arguments; a single folder is itself. */
export function commonFolder(all: readonly Argument[]): string {
  const chains = all.map((one) =>
    one.isFolder ? [one.path, ...ancestorsOf(one.path)] : ancestorsOf(one.path),
  );
  const [first = [], ...others] = chains;
  const common = first.find((folder) => others.every((chain) => chain.includes(folder)));
  if (common === undefined)
    throw new FaultError('bad-input', 'These lie on different drives. Start a project for each drive.');
  return common;
}
