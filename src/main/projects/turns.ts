// Who sends now and who waits for their turn, here and in other Roundtrips on the same list. A project holds a turn while it
// is prepared and sent; while Imagen edits it, the next one has the line. Asked by shelf.ts; turns and order are in the
// database, and looked at there once a second while anything waits here.
import type { Step } from '#contract/project.ts';
import { createBeat } from '../beat.ts';
import type { Log } from '../log.ts';
import { isBusy } from '../store/store-fault.ts';
import { type InLine, type TurnStore, turnSteps } from '../store/turns.ts';

// Three at once fill the line also where small photos leave gaps in it; more would only make all of them late.
const mostAtOnce = 3;
const lookEveryMs = 1_000;

/** Steps that need a turn. */
export const needsTurn = (step: Step): boolean => turnSteps.includes(step);

export interface TurnsParts {
  readonly line: TurnStore;
  readonly log: Log;
  /** The places of these, that wait here, have changed. */
  moved(waiting: readonly string[]): void;
}

export class Turns {
  readonly #parts: TurnsParts;
  readonly #atWork = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  readonly #beat;
  /** Of other processes, as last seen. */
  #others: readonly InLine[] = [];
  /** All that wait, in order, as last seen. */
  #queue: readonly string[] = [];
  #told: ReadonlyMap<string, number> = new Map();

  constructor(parts: TurnsParts) {
    this.#parts = parts;
    this.#beat = createBeat(lookEveryMs, parts.log, () => this.fill());
  }

  /** Takes a turn at once when there is room and nobody waits before it; else it is in the line, to be waited for by `take`. */
  takeNow(id: string): boolean {
    if (!this.#ask(id)) return false;
    this.#atWork.add(id);
    return true;
  }

  /** Settles when it is this project's turn; rejects when `signal` aborts. */
  take(id: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(id);
        this.#giveBack(id);
        this.fill();
        reject(signal.reason);
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.set(id, () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      });
      this.fill();
    });
  }

  leave(id: string): void {
    if (!this.#atWork.delete(id)) return;
    this.#giveBack(id);
    this.fill();
  }

  /** Gives free turns to those that are next; also when their order was changed. */
  fill(): void {
    this.#dropStrays();
    this.#look();
    for (const id of this.#queue.slice(0, Math.max(0, this.#room()))) {
      const go = this.#waiting.get(id);
      // It waits in another process, which looks by itself; or that one was faster.
      if (go === undefined || !this.#ask(id)) continue;
      this.#waiting.delete(id);
      this.#atWork.add(id);
      this.#queue = this.#queue.filter((each) => each !== id);
      go();
    }
    this.#tellMoved();
    if (this.#waiting.size > 0) this.#beat.start();
    else this.#beat.stop();
  }

  /** Of all that wait for a turn, wherever they do: 1 is next. */
  places(): ReadonlyMap<string, number> {
    this.#look();
    return placesIn(this.#queue);
  }

  // Rows that a full disk kept from being removed when their runs ended: they would keep turns that nobody has.
  #dropStrays(): void {
    try {
      for (const { id, own } of this.#parts.line.line())
        if (own && !this.#atWork.has(id) && !this.#waiting.has(id)) this.#giveBack(id);
    } catch (error) {
      this.#parts.log.warn('turns.unread', { error });
    }
  }

  // A line that can't be read is as it was.
  #look(): void {
    try {
      const line = this.#parts.line.line();
      this.#others = line.filter(({ own }) => !own);
      this.#queue = line
        .filter(({ id, own, sending }) => (own ? this.#waiting.has(id) : !sending))
        .map(({ id }) => id);
    } catch (error) {
      this.#parts.log.warn('turns.unread', { error });
      this.#queue = this.#queue.filter((id) => !this.#atWork.has(id));
    }
    const unwritten = [...this.#waiting.keys()].filter((id) => !this.#queue.includes(id));
    this.#queue = [...this.#queue, ...unwritten];
  }

  #room = (): number => mostAtOnce - this.#atWork.size - this.#others.filter(({ sending }) => sending).length;

  #ask(id: string): boolean {
    try {
      return this.#parts.line.ask(id, mostAtOnce);
    } catch (error) {
      this.#parts.log.warn('turns.unwritten', { id, error });
      // Another one that writes just now is soon through. A full disk may stay so, and what was known says enough.
      return !isBusy(error) && this.#room() > 0;
    }
  }

  // A row that can't be removed now is a stray, and goes when it can.
  #giveBack(id: string): void {
    try {
      this.#parts.line.leave(id);
    } catch (error) {
      this.#parts.log.warn('turns.unwritten', { id, error });
    }
  }

  #tellMoved(): void {
    const places = placesIn(this.#queue);
    const moved = [...this.#waiting.keys()].filter((id) => places.get(id) !== this.#told.get(id));
    this.#told = places;
    this.#parts.moved(moved);
  }
}

const placesIn = (queue: readonly string[]): ReadonlyMap<string, number> =>
  new Map(queue.map((id, at) => [id, at + 1]));

/** The order with `id` put before `before`, or at the end when that is null or not there. Pure. */
export function movedBefore(order: readonly string[], id: string, before: string | null): readonly string[] {
  const others = order.filter((each) => each !== id);
  const at = before === null ? -1 : others.indexOf(before);
  return at === -1 ? [...others, id] : others.toSpliced(at, 0, id);
}
