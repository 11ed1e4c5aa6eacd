// Tells of waiting only when all transfers under way wait: one photo's pause while the others move is no news.
import type { Fault } from '#contract/faults.ts';

export interface Waits {
  started(id: number): void;
  waiting(id: number, fault: Fault, ms: number): void;
  /** Bytes of it moved, or it got its answer. */
  moving(id: number): void;
  ended(id: number): void;
}

export interface WaitListener {
  /** One transfer tries again, and why; told each time. */
  onRetry?(fault: Fault): void;
  /** Everything under way waits, and why; told again before each wait. */
  onWait?(fault: Fault, ms: number): void;
  onGoOn?(): void;
}

export function createWaits(listener: WaitListener): Waits {
  const underWay = new Set<number>();
  const waiting = new Set<number>();
  let told = false;
  const goOn = (): void => {
    if (told) listener.onGoOn?.();
    told = false;
  };
  return {
    started: (id) => void underWay.add(id),
    waiting(id, fault, ms) {
      listener.onRetry?.(fault);
      waiting.add(id);
      if (waiting.size < underWay.size) return;
      told = true;
      listener.onWait?.(fault, ms);
    },
    moving(id) {
      if (waiting.delete(id)) goOn();
    },
    ended(id) {
      underWay.delete(id);
      if (waiting.delete(id)) goOn();
    },
  };
}
