// Who sends now and who waits for their turn. A project holds a turn while it is prepared and sent; while Imagen edits
// it, the next one has the line. Asked by shelf.ts; the order itself is in the database.
import type { Step } from '#contract/project.ts';

// Three at once fill the line also where small photos leave gaps in it; more would only make all of them late.
const mostAtOnce = 3;

/** Steps that need a turn. Results are fetched as soon as they are there. */
export const needsTurn = (step: Step): boolean =>
  step === 'prepare' || step === 'create' || step === 'upload';

export interface TurnsParts {
  /** Unfinished projects, the next one first. */
  order(): readonly string[];
  /** The places of these, that wait, may have changed. */
  moved(waiting: readonly string[]): void;
}

export class Turns {
  readonly #parts: TurnsParts;
  readonly #atWork = new Set<string>();
  readonly #waiting = new Map<string, () => void>();

  constructor(parts: TurnsParts) {
    this.#parts = parts;
  }

  /** Takes a turn at once when there is room and nobody is waiting. */
  takeNow(id: string): boolean {
    if (this.#atWork.size >= mostAtOnce || this.#waiting.size > 0) return false;
    this.#atWork.add(id);
    return true;
  }

  /** Settles when it is this project's turn; rejects when `signal` aborts. */
  take(id: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(id);
        this.#parts.moved([...this.#waiting.keys()]);
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
    if (this.#atWork.delete(id)) this.fill();
  }

  /** Gives free turns to those that are next; also when their order was changed. */
  fill(): void {
    for (const id of this.#queue().slice(0, Math.max(0, mostAtOnce - this.#atWork.size))) {
      const go = this.#waiting.get(id);
      this.#waiting.delete(id);
      this.#atWork.add(id);
      go?.();
    }
    this.#parts.moved([...this.#waiting.keys()]);
  }

  /** 1 is next; null when it doesn't wait for a turn. */
  place(id: string): number | null {
    return this.#waiting.has(id) ? this.#queue().indexOf(id) + 1 : null;
  }

  #queue = (): readonly string[] => this.#parts.order().filter((id) => this.#waiting.has(id));
}

/** The order with `id` put before `before`, or at the end when that is null or not there. Pure. */
export function movedBefore(order: readonly string[], id: string, before: string | null): readonly string[] {
  const others = order.filter((each) => each !== id);
  const at = before === null ? -1 : others.indexOf(before);
  return at === -1 ? [...others, id] : others.toSpliced(at, 0, id);
}
