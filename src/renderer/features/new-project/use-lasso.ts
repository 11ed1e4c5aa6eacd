// The lasso of the contact sheet: dragging from between the photos, or with a key held down anywhere, selects what the
// box touches. The grid keeps its own clicks and keys; see lasso-drag.ts for the drag, lasso.ts for the geometry.
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { ShootPhoto } from '#contract/shoot.ts';
import { selectionAfter, wayOf } from './lasso.ts';
import { dragLasso } from './lasso-drag.ts';

interface Lassoed {
  readonly photos: readonly ShootPhoto[];
  /** Asked when a drag begins: it is what Escape goes back to. */
  readonly selected: () => readonly number[];
  readonly onSelect: (ids: ReadonlySet<number>) => void;
}

export interface Lasso {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly onPointerDownCapture: (event: PointerEvent<HTMLElement>) => void;
}

export function useLasso({ photos, selected, onSelect }: Lassoed): Lasso {
  const frame = useRef<HTMLDivElement>(null);
  const stop = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const onPointerDownCapture = (event: PointerEvent<HTMLElement>) => {
    const scroller = event.currentTarget.querySelector<HTMLElement>('.photo-grid');
    if (scroller === null || frame.current === null || !begins(event, scroller)) return;
    const before = new Set(selected());
    const way = wayOf(event);
    let drawn = false;
    stop.current?.();
    const drag = {
      ...{ scroller, frame: frame.current, count: photos.length },
      onTouch: (cells: readonly number[]) => {
        drawn = true;
        // Also over what the press itself did: with a key held down, the grid took it for a click.
        const ids = new Set(cells.flatMap((at) => photos[at]?.id ?? []));
        // One that touches nothing says nothing: a slip beside the photos must not deselect them all.
        onSelect(ids.size === 0 ? before : selectionAfter(before, ids, way));
      },
      onEnd: (how: 'let-go' | 'cancelled') => {
        stop.current = undefined;
        if (how === 'cancelled' && drawn) onSelect(before);
      },
    };
    stop.current = dragLasso(drag, { x: event.clientX, y: event.clientY });
  };
  return { frame, onPointerDownCapture };
}

/** With the main button of a mouse or pen, not on the scrollbar; on a photo only with a key, since a plain press is its click. */
function begins(event: PointerEvent<HTMLElement>, scroller: HTMLElement): boolean {
  const { target } = event;
  if (event.button !== 0 || event.pointerType === 'touch' || !(target instanceof Element)) return false;
  if (!scroller.contains(target) || target.closest('button') !== null) return false;
  const { left, top } = scroller.getBoundingClientRect();
  const within = event.clientX - left < scroller.clientWidth && event.clientY - top < scroller.clientHeight;
  return within && (wayOf(event) !== 'only' || target.closest('[role=row]') === null);
}
