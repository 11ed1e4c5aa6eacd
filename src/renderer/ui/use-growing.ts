// A long list handed to a virtualized grid in pieces: react-dom looks past all other new siblings for each one it places,
// so ten thousand at once freeze the window, and a few thousand don't.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';

/** More than any screen holds; drawn at once. */
const first = 300;
/** Placed in some 10 ms. */
const piece = 2000;

/** The list as far as it may be drawn now: all of it after a moment. Give the grid another key for another order. */
export function useGrowing<T>(list: readonly T[]): readonly T[] {
  const [room, setRoom] = useState(first);
  const fitting = useMemo(() => (list.length > room ? list.slice(0, room) : list), [list, room]);
  const drawn = useDeferredValue(fitting);
  const more = drawn === fitting && list.length > room;
  useEffect(() => {
    if (!more) return;
    // Not at once: what is on the screen is painted, and answers, in between.
    const timer = setTimeout(() => setRoom((now) => now + piece), 0);
    return () => clearTimeout(timer);
  }, [more]);
  return drawn;
}
