// Hears what changes below a watched folder, by chokidar. What it hears is a hint and no more: network drives tell
// nothing, and a system's limit may be reached; whether a shoot is whole, lookout.ts finds by looking.
import { basename, join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { imageTypeOf, otherKind } from './formats.ts';
import { isHalfWritten, passedOver } from './passed-over.ts';

export interface HeardParts {
  /** How many folders below the watched one a shoot lies. */
  readonly depth: number;
  /** True for a shoot of which nothing is to be heard: so a large archive costs a handle for each shoot, not each photo. */
  isDecided(shoot: string): boolean;
  /** Something came, grew or went in this shoot. */
  touched(shoot: string): void;
  troubled(error: unknown): void;
}

export interface Hearing {
  /** A shoot was decided: nothing more is heard of it. */
  leave(shoot: string): void;
  close(): Promise<void>;
}

export function hear(root: string, { depth, isDecided, touched, troubled }: HeardParts): Hearing {
  const shootOf = (path: string): string | null => {
    const way = relative(root, path).split(sep);
    return way.length < depth || way[0] === '' || way[0] === '..' ? null : join(root, ...way.slice(0, depth));
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    // Programs that replace a file in one go are told as they are: a hint too many does no harm.
    atomic: false,
    ignored: (path, stats) => {
      const shoot = shootOf(path);
      if (shoot !== null && shoot !== path && isDecided(shoot)) return true;
      return stats?.isFile() === true && !belongs(basename(path));
    },
  });
  watcher.on('all', (_event, path) => {
    const shoot = shootOf(path);
    if (shoot !== null) touched(shoot);
  });
  watcher.on('error', troubled);
  return {
    leave: (shoot) => void watcher.unwatch(shoot),
    close: () => watcher.close(),
  };
}

/** Photos, and what is copied along with them. */
const belongs = (name: string): boolean =>
  isHalfWritten(name) ||
  (passedOver(name, 'file') === null && (imageTypeOf(name) !== null || otherKind(name) !== 'unsupported'));
