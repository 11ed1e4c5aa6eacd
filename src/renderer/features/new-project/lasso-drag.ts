// One drag of a lasso over a scrolling sheet: follows the pointer, scrolls at the edge, draws the box, says what it
// touches. Begun by use-lasso.ts; knows nothing of photos.
import { type Box, boxBetween, type Cells, cellsFrom, edgeSpeed, type Point, touched } from './lasso.ts';

export interface Sheet {
  readonly scroller: HTMLElement;
  /** Lies over the scroller. */
  readonly frame: HTMLElement;
  /** Cells on the sheet, drawn or not. */
  readonly count: number;
  /** Numbers of the cells touched, each time they are others. */
  readonly onTouch: (cells: readonly number[]) => void;
  readonly onEnd: (how: 'let-go' | 'cancelled') => void;
}

/** A hand that only clicks moves less than this. */
const leastPixels = 5;

/** Follows the pointer until it is let go or Escape is pressed; gives back how to stop it. */
export function dragLasso(sheet: Sheet, from: Point): () => void {
  const { scroller, frame } = sheet;
  const origin = onSheet(scroller, from);
  const over = new AbortController();
  let pointer = from;
  let moved = false;
  let waiting = 0;
  let last = '';
  const end = (how: Parameters<Sheet['onEnd']>[0]) => {
    over.abort();
    cancelAnimationFrame(waiting);
    frame.hidden = true;
    sheet.onEnd(how);
  };
  const step = () => {
    waiting = 0;
    const { top, bottom } = scroller.getBoundingClientRect();
    const speed = edgeSpeed(pointer.y, top, bottom);
    if (speed !== 0) scroller.scrollTop += speed;
    const box = boxBetween(origin, onSheet(scroller, pointer));
    draw(frame, scroller, box);
    const cells = measured(scroller);
    const now = cells === null ? [] : touched(cells, box, sheet.count);
    // They fill a rectangle: its ends say which.
    const name = `${now[0]} ${now.at(-1)} ${now.length}`;
    if (name !== last) sheet.onTouch(now);
    last = name;
    if (speed !== 0) next();
  };
  const next = () => {
    if (waiting === 0) waiting = requestAnimationFrame(step);
  };
  listen(over.signal, {
    move: (to) => {
      pointer = to;
      moved ||= Math.hypot(to.x - from.x, to.y - from.y) >= leastPixels;
      if (moved) next();
    },
    letGo: () => end('let-go'),
    cancel: () => end('cancelled'),
    isMoved: () => moved,
  });
  scroller.addEventListener('scroll', () => moved && next(), { signal: over.signal });
  return () => end('cancelled');
}

interface Hand {
  readonly move: (to: Point) => void;
  readonly letGo: () => void;
  readonly cancel: () => void;
  readonly isMoved: () => boolean;
}

function listen(signal: AbortSignal, { move, letGo, cancel, isMoved }: Hand): void {
  const how = { signal, capture: true };
  addEventListener('pointermove', ({ clientX: x, clientY: y }) => move({ x, y }), how);
  addEventListener('pointerup', letGo, how);
  addEventListener('pointercancel', cancel, how);
  addEventListener('blur', cancel, { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isMoved()) return;
      // It ends the lasso and nothing else.
      event.preventDefault();
      event.stopPropagation();
      cancel();
    },
    how,
  );
}

/** From a place in the window to one on the whole sheet. */
function onSheet(scroller: HTMLElement, { x, y }: Point): Point {
  const { left, top } = scroller.getBoundingClientRect();
  return { x: x - left + scroller.scrollLeft, y: y - top + scroller.scrollTop };
}

/** Measured anew for each step: stars that are read meanwhile make cells higher. */
function measured(scroller: HTMLElement): Cells | null {
  const { x, y } = onSheet(scroller, { x: 0, y: 0 });
  const rows = [...scroller.querySelectorAll<HTMLElement>('[role=row][aria-rowindex]')];
  return cellsFrom(
    rows.map((row) => {
      const { left, top, right, bottom } = row.getBoundingClientRect();
      const box = { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
      return { at: Number(row.getAttribute('aria-rowindex')) - 1, box };
    }),
  );
}

function draw(frame: HTMLElement, scroller: HTMLElement, { left, top, right, bottom }: Box): void {
  frame.hidden = false;
  frame.style.transform = `translate(${left - scroller.scrollLeft}px, ${top - scroller.scrollTop}px)`;
  frame.style.width = `${right - left}px`;
  frame.style.height = `${bottom - top}px`;
}
