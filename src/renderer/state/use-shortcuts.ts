// Keys that work on every screen. Taken here, the native menu's own shortcut stays quiet, so that nothing happens twice.
import { useEffect } from 'react';
import { type Shortcut, shortcutKeys } from '#contract/menu.ts';
import { runAct } from './menu-acts.ts';
import { pickShoots } from './opening.ts';
import { useView } from './view.ts';

/** Each says whether there was something to do. */
const acts: Readonly<Record<Shortcut, () => boolean>> = {
  open: () => {
    void pickShoots();
    return true;
  },
  projects: () => {
    useView.getState().go({ name: 'projects' });
    return true;
  },
  settings: () => {
    useView.getState().go({ name: 'settings' });
    return true;
  },
  pause: () => runAct('pause'),
  resume: () => runAct('resume'),
  results: () => runAct('results'),
  folder: () => runAct('folder'),
};

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** Shortcuts that these keys mean: two may share them (pause, resume), only one fits. Shift makes a letter a capital. */
export function shortcutsOf({ key, metaKey, ctrlKey, altKey, shiftKey }: Press): readonly Shortcut[] {
  if (altKey || !(metaKey || ctrlKey)) return [];
  const pressed = ['Mod', ...(shiftKey ? ['Shift'] : []), key.toUpperCase()].join();
  return (Object.keys(shortcutKeys) as Shortcut[]).filter((each) => shortcutKeys[each].join() === pressed);
}

// A switch is an input too, but nobody writes in it.
const writable = 'input:not([type=range], [type=checkbox], [type=radio]), textarea';

/** `?` needs Shift on many keyboards, and means itself in a text field. */
function asksForSheet({ key, metaKey, ctrlKey, altKey, target }: KeyboardEvent): boolean {
  const writing = target instanceof HTMLElement && target.matches(writable);
  return key === '?' && !metaKey && !ctrlKey && !altKey && !writing;
}

export function useShortcuts(): void {
  useEffect(() => {
    const stop = new AbortController();
    const press = (event: KeyboardEvent) => {
      const meant = shortcutsOf(event);
      const sheet = asksForSheet(event);
      if (meant.length === 0 && !sheet) return;
      event.preventDefault();
      if (event.repeat) return;
      if (sheet) useView.getState().showShortcuts(true);
      else meant.some((each) => acts[each]());
    };
    window.addEventListener('keydown', press, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
