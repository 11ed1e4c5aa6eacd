// Watch folders: keeps them, opens a lookout for each, and decides what becomes of a shoot that has settled in one. Asked
// by the handlers; opened by the window only, so that a terminal beside it starts nothing.
import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, sep } from 'node:path';
import { FaultError } from '#contract/faults.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import type { WatchDepth, WatchStart, WatchState } from '#contract/watch.ts';
import { isInside } from '../results/folders.ts';
import type { Services } from '../services.ts';
import { lookUp } from '../shoots/arguments.ts';
import { profileFor } from '../starting.ts';
import type { Place } from '../store/places.ts';
import type { KeptFolder } from '../store/watch.ts';
import type { StartingAlone } from './alone.ts';
import { identityOf, unclaim } from './before.ts';
import { decide } from './deciding.ts';
import { Lookout } from './lookout.ts';
import { shootsWithPhotos } from './places.ts';
import type { WatchPace } from './settling.ts';
import { lookAt } from './sight.ts';

type WatchingParts = StartingAlone &
  Pick<Services, 'emit'> & {
    readonly pace: WatchPace;
  };

export interface WatchChange {
  readonly depth?: WatchDepth | undefined;
  readonly starts?: boolean | undefined;
  readonly start?: WatchStart | undefined;
}

export class Watching {
  readonly #parts: WatchingParts;
  readonly #lookouts = new Map<number, Lookout>();
  #isOpen = false;
  #told = '';
  /** Changes of the list of folders, one after the other: two at once could add the same one twice. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(parts: WatchingParts) {
    this.#parts = parts;
  }

  open(): void {
    const { watch } = this.#parts.store;
    this.#isOpen = true;
    // Cut off between the intent and the project: made, it goes on as a project; not made, it is new once more.
    for (const { path } of watch.shootsThatAre('starting'))
      if (watch.inProject(path, sep)) watch.setState(path, 'started');
      else {
        watch.forget(path);
        void unclaim(path);
      }
    for (const { path } of watch.shootsThatAre('proposed'))
      if (watch.inProject(path, sep)) watch.setState(path, 'started');
    this.#tell();
    for (const folder of watch.folders()) this.#lookOut(folder);
  }

  state(): WatchState {
    const { watch } = this.#parts.store;
    const proposals = watch.proposals().filter(({ folder }) => this.#isThere(folder));
    return {
      folders: watch.folders().map((folder) => ({
        ...folder,
        there: this.#isThere(folder.id),
        arriving: [...(this.#lookouts.get(folder.id)?.arriving() ?? [])],
      })),
      proposals: proposals.map(({ id, path, state, photos, bytes, fault }) => ({
        ...{ id, path, name: basename(path), more: state === 'more', photos, bytes, fault },
      })),
    };
  }

  /** Faults with `shoot-missing`, and `bad-input` for what is no folder, is watched already, or is Roundtrip's results. */
  add = (given: string): Promise<WatchState> =>
    this.#change(async () => {
      const { store, signal } = this.#parts;
      const [place] = await lookUp([given]);
      if (place?.isFolder !== true) throw new FaultError('bad-input', `“${given}” is no folder.`);
      const path = place.path;
      const other = store.watch.folders().find((one) => isInside(one.path, path) || isInside(path, one.path));
      if (other !== undefined)
        throw new FaultError('bad-input', `${other.path} is watched already, and one lies in the other.`);
      // Everything the system and its programs keep would be looked through, for ever.
      if (isInside(path, await realpath(homedir()).catch(homedir)))
        throw new FaultError(
          'bad-input',
          `Much more than shoots is in “${path}”. Choose a folder in it that holds shoots only.`,
        );
      const id = store.watch.add(path, 1, await shootsWithPhotos(path, 1, signal));
      this.#lookOut(this.#folder(id));
    });

  change = (id: number, { depth, starts, start }: WatchChange): Promise<WatchState> =>
    this.#change(async () => {
      const { store, signal } = this.#parts;
      const folder = this.#folder(id);
      const kept = start === undefined ? folder.start : await this.#withProfile(start);
      const alone = starts ?? folder.starts;
      if (alone && kept === null)
        throw new FaultError('bad-input', 'Choose what new shoots are started with first.');
      if (depth !== undefined && depth !== folder.depth) {
        const known = await shootsWithPhotos(folder.path, depth, signal);
        await this.#leave(id);
        store.watch.setDepth(id, depth, known);
        this.#lookOut(this.#folder(id));
      }
      store.watch.setStart(id, alone, kept);
    });

  remove = (id: number): Promise<WatchState> =>
    this.#change(async () => {
      await this.#leave(id);
      this.#parts.store.watch.remove(id);
    });

  /** Not now, and not later either: it isn't proposed again. */
  dismiss(id: number): WatchState {
    const { watch } = this.#parts.store;
    const shoot = watch.proposals().find((one) => one.id === id);
    if (shoot !== undefined) watch.setState(shoot.path, 'dismissed');
    this.#tell();
    return this.state();
  }

  /** A person has started a project on this folder: what it took is no proposal any more. */
  noteStarted(root: string): void {
    const { watch } = this.#parts.store;
    for (const { path } of watch.proposals())
      if (isInside(root, path) || isInside(path, root)) watch.setState(path, 'started');
    this.#tell();
  }

  /** A person has it on the form, or a part of it, or the folder around it: it doesn't start by itself behind their back. */
  noteOpened({ root, photos, bytes }: Pick<ShootSummary, 'root' | 'photos' | 'bytes'>): void {
    const { watch } = this.#parts.store;
    if (photos === 0) return;
    for (const { id, starts } of watch.folders())
      for (const path of (starts && this.#lookouts.get(id)?.around(root)) || [])
        if (watch.shoot(path) === null)
          watch.note({ folder: id, path, state: 'proposed', photos, bytes, fault: null });
    this.#tell();
  }

  wake(): void {
    for (const lookout of this.#lookouts.values()) lookout.wake();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#lookouts.values()].map((lookout) => lookout.close()));
  }

  #isThere = (folder: number): boolean => this.#lookouts.get(folder)?.there ?? true;

  #folder(id: number): KeptFolder {
    const folder = this.#parts.store.watch.folders().find((one) => one.id === id);
    if (folder === undefined) throw new FaultError('not-found', 'This folder is not watched any more.');
    return folder;
  }

  #change(change: () => Promise<void>): Promise<WatchState> {
    const run = this.#changes.then(change).then(() => {
      this.#tell();
      return this.state();
    });
    this.#changes = run.catch(() => undefined);
    return run;
  }

  async #withProfile(start: WatchStart) {
    const profile = await profileFor(this.#parts, start);
    const practice = this.#parts.settings.get().practice === true;
    return { ...start, profileName: profile.name, practice };
  }

  async #leave(id: number): Promise<void> {
    await this.#lookouts.get(id)?.close();
    this.#lookouts.delete(id);
  }

  #lookOut(folder: KeptFolder): void {
    if (!this.#isOpen) return;
    const { store, pace, log } = this.#parts;
    const { id } = folder;
    // Whether it starts by itself may change while it is watched.
    const startsAlone = (path: string): boolean =>
      this.#folder(id).starts && store.watch.shoot(path) === null;
    this.#lookouts.set(
      id,
      new Lookout({
        ...{ folder, pace },
        meet: (shoots, signal) => this.#meet(id, shoots, signal),
        decided: () => store.watch.decided(id),
        patience: (path) => (startsAlone(path) ? Math.max(pace.startMs, pace.settleMs) : pace.settleMs),
        look: (path, signal) => lookAt(path, signal, store.results.placedPhotos()),
        settled: (path, sight) => decide(this.#parts, this.#folder(id), path, sight),
        isNew: (path) => ['proposed', 'gone', undefined].includes(store.watch.shoot(path)?.state),
        gone: (path) => {
          const state = store.watch.shoot(path)?.state;
          if (state === 'proposed') store.watch.setState(path, 'gone');
          if (state === 'more') store.watch.setState(path, 'started');
        },
        changed: () => this.#tell(),
        troubled: sayingOnce((what, error) => log.warn('watch.trouble', { what, folder: id, error })),
      }),
    );
  }

  async #meet(id: number, shoots: readonly string[], signal: AbortSignal): Promise<void> {
    const { watch } = this.#parts.store;
    const { path, depth, unsure } = this.#folder(id);
    if (unsure) watch.recall(id, await shootsWithPhotos(path, depth, signal));
    const there = new Set(shoots);
    const nameless = watch.places.unidentified(id).filter((shoot) => there.has(shoot));
    const places: Place[] = [];
    for (const shoot of nameless) places.push({ path: shoot, identity: await identityOf(shoot) });
    if (places.length > 0) watch.places.identify(places);
  }

  #tell(): void {
    const state = this.state();
    const text = JSON.stringify(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#parts.emit({ type: 'watch', watch: state });
  }
}

/** A trouble that lasts comes round after round, or for each of a thousand folders: a log needs it once. */
function sayingOnce(say: (what: string, error: unknown) => void): (what: string, error: unknown) => void {
  let last = '';
  return (what, error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (last !== `${what} ${code}`) say(what, error);
    last = `${what} ${code}`;
  };
}
