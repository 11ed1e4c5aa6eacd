// Pictures dragged out of the window: over its own window they are no shoot to open. The page hears of a native drag's
// beginning only; its end is known by the pointer, which is silent until then, and perhaps until the next drag comes in.
let out = false;
let carried: Promise<readonly string[]> = Promise.resolve([]);

/** It may be over already. What is dropped meanwhile says whether it is. */
export const isDraggingOut = (): boolean => out;

/** `files`: what is dragged, as main tells; of some systems not before the drag has ended. */
export function beginDraggingOut(files: Promise<readonly string[]>): void {
  out = true;
  // Why nothing is dragged is said elsewhere.
  carried = files.catch(() => []);
  const stop = new AbortController();
  const ended = (event: PointerEvent) => {
    // Between the first move and the native drag the button is still held.
    if (event.type === 'pointermove' && event.buttons !== 0) return;
    out = false;
    stop.abort();
  };
  window.addEventListener('pointermove', ended, { signal: stop.signal });
  window.addEventListener('pointerdown', ended, { signal: stop.signal });
}

/** What is dropped now is what was dragged out of this window, let go over it. */
export async function cameFromHere(paths: readonly string[]): Promise<boolean> {
  if (!out || paths.length === 0) return false;
  const own = new Set((await carried).map(composed));
  return paths.every((path) => own.has(composed(path)));
}

// macOS hands names over decomposed.
const composed = (path: string): string => path.normalize();
