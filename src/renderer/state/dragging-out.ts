// True while pictures are dragged out of the window: over its own window they are no shoot to open. The page hears of a
// native drag's beginning only; its end is known by the pointer, which is silent until then.
let out = false;

export const isDraggingOut = (): boolean => out;

export function beginDraggingOut(): void {
  out = true;
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
