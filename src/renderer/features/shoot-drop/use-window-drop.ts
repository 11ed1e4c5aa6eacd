// Listens for files dragged over and dropped on the window, anywhere on it.
import { useEffect, useRef, useState } from 'react';
import { isDraggingOut } from '../../state/dragging-out.ts';
import { type DragAnswer, dragAnswer } from './drag-answer.ts';

const filesIn = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** What the window would do with the drag over it, or null while there is none. `onDrop` gets the dropped files. */
export function useWindowDrop(onDrop: (files: readonly File[]) => void): DragAnswer | null {
  const [answer, setAnswer] = useState<DragAnswer | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    const stop = new AbortController();
    const on = (
      name: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      listener: (event: DragEvent) => void,
    ) => window.addEventListener(name, listener, { signal: stop.signal });
    const over = (event: DragEvent) => {
      if (!filesIn(event) || event.dataTransfer === null) return;
      event.preventDefault();
      const told = dragAnswer([...event.dataTransfer.items]);
      event.dataTransfer.dropEffect = told?.takes === true ? 'copy' : 'none';
      // Whose they are is known when they are dropped: until then nothing is promised of what may be our own.
      const shown = isDraggingOut() ? null : told;
      setAnswer((known) => (same(known, shown) ? known : shown));
    };
    on('dragenter', over);
    on('dragover', over);
    // Leaving the window, not moving from one element to the next.
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setAnswer(null);
    });
    on('drop', (event) => {
      setAnswer(null);
      if (!filesIn(event)) return;
      event.preventDefault();
      drop.current([...(event.dataTransfer?.files ?? [])]);
    });
    return () => stop.abort();
  }, []);
  return answer;
}

const same = (a: DragAnswer | null, b: DragAnswer | null): boolean => JSON.stringify(a) === JSON.stringify(b);
