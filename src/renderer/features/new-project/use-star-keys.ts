// Keys 0 to 5 over the contact sheet: the photos with so many stars and up are selected, 0 all that aren't rejected.
import { type KeyboardEvent, useRef } from 'react';
import type { StarChoice } from './sheet.ts';

const choiceOf: Readonly<Record<string, StarChoice>> = {
  ...{ '0': 'kept', '1': 's1', '2': 's2', '3': 's3', '4': 's4', '5': 's5' },
};

/** As long as the grid takes letters for one name (react-aria's second, and a little more). */
const typingMs = 1_200;

/** For `onKeyDownCapture` around the grid. In the middle of a name that is being typed, a digit belongs to the name. */
export function useStarKeys(choose: (stars: StarChoice) => void): (event: KeyboardEvent) => void {
  const typed = useRef(Number.NEGATIVE_INFINITY);
  return (event) => {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    if (ctrlKey || metaKey || altKey || key.length !== 1 || key === ' ') return;
    const choice = timeStamp - typed.current > typingMs ? choiceOf[key] : undefined;
    if (choice === undefined) {
      typed.current = timeStamp;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    choose(choice);
  };
}
