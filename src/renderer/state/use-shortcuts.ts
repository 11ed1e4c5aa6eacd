// Keys that work on every screen. Taken here, the native menu's own shortcut stays quiet, so that nothing happens twice.
import { useEffect } from 'react';
import { pickShoots } from './opening.ts';
import { useView } from './view.ts';

const withMod: Readonly<Record<string, () => void>> = {
  o: () => void pickShoots(),
  '1': () => useView.getState().go({ name: 'projects' }),
  ',': () => useView.getState().go({ name: 'settings' }),
};

/** What a key asks for, if it is one of ours. `?` needs Shift on many keyboards, and means itself in a text field. */
function wanted({ key, metaKey, ctrlKey, altKey, shiftKey, target }: KeyboardEvent): (() => void) | null {
  if (altKey) return null;
  if (metaKey || ctrlKey) return shiftKey ? null : (withMod[key] ?? null);
  const writing = target instanceof HTMLElement && target.matches('input:not([type=range]), textarea');
  return key === '?' && !writing ? () => useView.getState().showShortcuts(true) : null;
}

export function useShortcuts(): void {
  useEffect(() => {
    const stop = new AbortController();
    const press = (event: KeyboardEvent) => {
      const act = wanted(event);
      if (act === null) return;
      event.preventDefault();
      if (!event.repeat) act();
    };
    window.addEventListener('keydown', press, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
