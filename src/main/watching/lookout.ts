// Looks out for new shoots in one watched folder, as long as it is watched. watching.ts opens one for each, and decides
// what becomes of a shoot that has settled.
import { basename } from 'node:path';
import type { Fault } from '#contract/faults.ts';
import type { WatchFolder } from '#contract/watch.ts';
import { sleep } from '../network/sleep.ts';
import { isInside } from '../results/folders.ts';
import { type Hearing, hear } from '../shoots/watch.ts';
import type { KeptFolder } from '../store/watch.ts';
import type { Undecided } from './deciding.ts';
import { shootAround, shootFolders } from './places.ts';
import {
  type Arrival,
  dueAt,
  isSettled,
  looked,
  noticed,
  type Sight,
  touched,
  type WatchPace,
} from './settling.ts';

export interface LookoutParts {
  readonly folder: KeptFolder;
  readonly pace: WatchPace;
  /** These are in it now; nothing of them was decided yet. */
  meet(shoots: readonly string[], signal: AbortSignal): Promise<void>;
  /** Shoots that nothing is to be said of any more. */
  decided(): ReadonlySet<string>;
  /** False for one that was started before: what changes in it may be its results. */
  isNew(shoot: string): boolean;
  /** How long nothing may change in it before it is decided on. */
  patience(shoot: string): number;
  look(shoot: string, signal: AbortSignal): Promise<Sight | null>;
  /** It is whole. Null when it was decided on. */
  settled(shoot: string, sight: Sight): Promise<Undecided | null>;
  /** Nothing of it is there any more. */
  gone(shoot: string): void;
  /** A screen would show something else now. */
  changed(): void;
  troubled(what: string, error: unknown): void;
}

type Watched = Arrival & {
  /** The sight that was decided on; another one is decided on anew. */
  readonly told: string | null;
  readonly fault: Fault | null;
};

// Stands still while the computer sleeps, on most systems; `wake` is for the others.
const now = (): number => performance.now();

export class Lookout {
  readonly #parts: LookoutParts;
  readonly #stop = new AbortController();
  readonly #watched = new Map<string, Watched>();
  readonly #ended: Promise<void>;
  #hearing: Hearing | null = null;
  /** As of this round: asked for every file, so not of the database. */
  #known: ReadonlySet<string> = new Set();
  #there = true;

  constructor(parts: LookoutParts) {
    this.#parts = parts;
    this.#ended = this.#run();
  }

  get there(): boolean {
    return this.#there;
  }

  /** Shoots that this folder is in or that lie in it, also one that was not come upon yet. Those seen without a photo are none. */
  around(folder: string): readonly string[] {
    const seen = [...this.#watched].flatMap(([path, { sight }]) => (sight?.photos === 0 ? [] : [path]));
    const own = shootAround(this.#parts.folder, folder);
    const near = seen.filter((path) => isInside(path, folder) || isInside(folder, path));
    return [...new Set(own === null ? near : [own, ...near])];
  }

  /** What is being copied, and what waits. */
  arriving = (): WatchFolder['arriving'] =>
    [...this.#watched].flatMap(([path, { sight, told, fault }]) =>
      sight === null || sight.photos === 0 || told === sight.mark || !this.#parts.isNew(path)
        ? []
        : [{ name: basename(path), photos: sight.photos, fault }],
    );

  /** The computer slept, and so did whoever copies: nothing has stood still for as long as it seems. */
  wake(): void {
    for (const path of this.#watched.keys()) this.#touch(path);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#hearing?.close();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      // A full disk or a dead drive: the next round may fare better, and nothing else must end of it.
      await this.#round(signal).catch((error: unknown) => {
        if (!signal.aborted) this.#parts.troubled('round', error);
      });
      await sleep(this.#parts.pace.lookMs, signal).catch(() => undefined);
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { folder, meet, decided } = this.#parts;
    const shoots = await shootFolders(folder.path, folder.depth);
    if (shoots === null) return this.#lost();
    await meet(shoots, signal);
    this.#known = decided();
    this.#found();
    const open = shoots.filter((shoot) => !this.#known.has(shoot));
    this.#forget(new Set(open));
    for (const shoot of open) {
      signal.throwIfAborted();
      await this.#visit(shoot, signal);
    }
  }

  // What was seen of a folder that comes back counts for nothing: a drive may come back with half of it.
  async #lost(): Promise<void> {
    if (!this.#there) return;
    this.#there = false;
    this.#watched.clear();
    await this.#hearing?.close();
    this.#hearing = null;
    this.#parts.changed();
  }

  #found(): void {
    const { folder, troubled } = this.#parts;
    this.#hearing ??= hear(folder.path, {
      depth: folder.depth,
      isDecided: (shoot) => this.#known.has(shoot),
      touched: (shoot) => this.#touch(shoot),
      troubled: (error) => troubled('hearing', error),
    });
    if (this.#there) return;
    this.#there = true;
    this.#parts.changed();
  }

  #touch(shoot: string): void {
    const watched = this.#watched.get(shoot);
    if (watched !== undefined) this.#watched.set(shoot, { ...watched, ...touched(watched, now()) });
  }

  #forget(open: ReadonlySet<string>): void {
    for (const shoot of this.#watched.keys()) {
      if (open.has(shoot)) continue;
      this.#watched.delete(shoot);
      this.#hearing?.leave(shoot);
      if (!this.#known.has(shoot)) this.#parts.gone(shoot);
      this.#parts.changed();
    }
  }

  async #visit(shoot: string, signal: AbortSignal): Promise<void> {
    const { pace, patience, look, gone, changed } = this.#parts;
    const before = this.#watched.get(shoot) ?? { ...noticed(now()), told: null, fault: null };
    this.#watched.set(shoot, before);
    if (now() < dueAt(before, pace, patience(shoot))) return;
    const began = now();
    const sight = (await look(shoot, signal)) ?? nothing;
    // It may have been heard of while it was looked at.
    const heard = this.#watched.get(shoot) ?? before;
    this.#watched.set(shoot, { ...heard, ...looked(heard, sight, began) });
    if (sight.photos === 0 && (before.sight?.photos ?? 1) > 0) gone(shoot);
    await this.#decide(shoot, sight);
    if (before.sight?.mark !== sight.mark) changed();
  }

  async #decide(shoot: string, sight: Sight): Promise<void> {
    const { pace, patience, settled, changed } = this.#parts;
    const watched = this.#watched.get(shoot);
    if (watched === undefined || watched.told === sight.mark) return;
    if (!isSettled(watched, pace, patience(shoot))) return;
    const undecided = await settled(shoot, sight);
    const after = this.#watched.get(shoot) ?? watched;
    const told = undecided === null ? sight.mark : null;
    this.#watched.set(shoot, { ...after, fault: undecided?.fault ?? null, told });
    changed();
  }
}

const nothing: Sight = { mark: '', photos: 0, bytes: 0, unfinished: false };
