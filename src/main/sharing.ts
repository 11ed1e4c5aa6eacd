// What of the line is this Roundtrip's, beside others on the same list of projects: its part of the bandwidth and of the
// photos at once. Kept in the database while it transfers (store/senders.ts), read from there four times a second, and never
// asked for by a transfer. Used by lines.ts.
import { type Beat, createBeat } from './beat.ts';
import type { Log } from './log.ts';
import { bandwidthOf, placesOf } from './share.ts';
import type { Sender, Senders } from './store/senders.ts';

// A newcomer sends at once, and the others make room at their next look: the shorter, the less goes over the limit meanwhile.
const lookEveryMs = 250;
const renewEveryMs = 1_000;
// A newcomer waits for a photo of the others to end, and no longer than this: theirs may wait for a network that it has.
const patienceMs = 10_000;

export interface SharingParts {
  readonly senders: Senders;
  readonly log: Log;
  /** The setting: photos at once, of all Roundtrips together. */
  parallel(): number;
  /** Photos of this one that are on their way. */
  inside(): number;
  /** What is this one's may have changed. */
  changed(): void;
}

type Mine = Omit<Sender, 'owner'>;

export class Sharing {
  readonly #parts: SharingParts;
  readonly #beat: Beat;
  #projects = 0;
  #others: readonly Sender[] = [];
  #places = 0;
  #since = 0;
  #failedAt = Number.NEGATIVE_INFINITY;
  #written: (Mine & { readonly at: number }) | null = null;

  constructor(parts: SharingParts) {
    this.#parts = parts;
    this.#beat = createBeat(lookEveryMs, parts.log, () => this.#look());
  }

  /** So many projects transfer from now on. */
  transferring(projects: number): void {
    if (projects === this.#projects) return;
    if (this.#projects === 0) this.#since = performance.now();
    this.#projects = projects;
    if (projects > 0) this.#beat.start();
    else this.#beat.stop();
    this.look();
  }

  /** Looks now; also when the settings changed. Never throws. */
  look = (): void => this.#beat.now();

  /** The part of the bandwidth, from 0 to 1. Who waits for its first photo's place needs none. */
  bandwidth(): number {
    const moving = this.#others.filter(({ photos }) => photos > 0);
    return this.#projects === 0 ? 1 : bandwidthOf(this.#me(), moving);
  }

  /** How many photos may be on their way now. */
  places = (): number => this.#places;

  #me = () => ({ owner: this.#parts.senders.owner, projects: this.#projects });

  #look(): void {
    try {
      if (this.#projects === 0) this.#leave();
      else this.#share();
    } finally {
      this.#parts.changed();
    }
  }

  #leave(): void {
    this.#places = 0;
    this.#others = [];
    if (this.#written === null) return;
    this.#written = null;
    // What can't be removed ends by itself.
    this.#parts.senders.leave();
  }

  #share(): void {
    const { senders } = this.#parts;
    // Of a list that can't be read, the others are as they were when they were last seen.
    let next = this.#placesBeside(this.#others);
    try {
      this.#others = senders.others();
      next = this.#placesBeside(this.#others);
      if (this.#isSaid(next)) return;
      // Each attempt at a locked list holds up all else a little: as seldom as one that succeeds.
      if (performance.now() - this.#failedAt < renewEveryMs) {
        next = this.#unsaid(next);
        return;
      }
      this.#others = senders.say((others) => {
        next = this.#placesBeside(others);
        return this.#says(next);
      });
      this.#written = { ...this.#says(next), at: performance.now() };
    } catch (error) {
      this.#failedAt = performance.now();
      next = this.#unsaid(next);
      throw error;
    } finally {
      this.#places = next;
    }
  }

  /** More than it has said could be another's by now; its first ones it takes all the same. */
  #unsaid = (places: number): number => (this.#places > 0 ? Math.min(this.#places, places) : places);

  /** What it has on their way stays its own, until they have ended. */
  #says = (places: number): Mine => ({
    projects: this.#projects,
    photos: Math.max(places, this.#parts.inside()),
  });

  #isSaid(places: number): boolean {
    const said = this.#written;
    const { projects, photos } = this.#says(places);
    if (said?.projects !== projects || said.photos !== photos) return false;
    return performance.now() - said.at < renewEveryMs;
  }

  /** Its share, as far as the others have left room for it. */
  #placesBeside(others: readonly Sender[]): number {
    const all = this.#parts.parallel();
    const room = others.reduce((left, { photos }) => left - photos, all);
    return Math.max(this.#least(others, all), Math.min(placesOf(this.#me(), others, all), room));
  }

  #least(others: readonly Sender[], all: number): 0 | 1 {
    const waited = performance.now() - this.#since >= patienceMs;
    return this.#places > 0 || waited || others.length >= all ? 1 : 0;
  }
}
