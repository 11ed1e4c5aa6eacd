// Whether a sheet is being scrolled faster than anyone looks: then pictures that rush past are not asked for, and what the
// photographer stops at comes at once.
import { type UIEvent, useState } from 'react';

/** Some twenty rows a second: names can't be read any more, pictures hardly be made. */
const fastPixelsPerMs = 3;
/** Events of one movement follow each other, also where a busy machine draws three frames a second; a jump comes alone. */
const sameMovementMs = 350;
/** No event for so long: the hand has stopped. */
const restMs = 60;

export interface ScrollPace {
  readonly isFast: () => boolean;
  /** Called once when it is no longer fast; gives back how to stop waiting. */
  readonly whenCalm: (tell: () => void) => () => void;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
}

/** `nextFrame` runs its work once the next frame's scroll events have been heard. */
export function createScrollPace(
  now: () => number = () => performance.now(),
  nextFrame: (work: () => void) => void = requestAnimationFrame,
): ScrollPace {
  const waiting = new Set<() => void>();
  let last = { at: Number.NEGATIVE_INFINITY, top: 0 };
  let fast = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const calm = () => {
    fast = false;
    for (const tell of waiting) tell();
    waiting.clear();
  };
  // A frame that is merely late is no rest: it may bring the next event.
  const calmUnlessMoved = () => {
    const seen = last;
    nextFrame(() => last === seen && calm());
  };
  return {
    isFast: () => fast,
    whenCalm(tell) {
      waiting.add(tell);
      return () => waiting.delete(tell);
    },
    onScroll({ currentTarget: { scrollTop: top } }) {
      const at = now();
      const passed = at - last.at;
      const isFast = passed < sameMovementMs && Math.abs(top - last.top) > fastPixelsPerMs * passed;
      last = { at, top };
      clearTimeout(timer);
      if (isFast) {
        fast = true;
        timer = setTimeout(calmUnlessMoved, restMs);
      } else if (fast) calm();
    },
  };
}

export const useScrollPace = (): ScrollPace => useState(() => createScrollPace())[0];
