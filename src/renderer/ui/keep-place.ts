// Where the keyboard goes when what had it is gone: to something that stays, not to the beginning of the window.

/** Focuses the first of these within, unless the keyboard is elsewhere by now. */
export function keepPlace(within: HTMLElement | null, first: 'input' | 'button'): void {
  const has = document.activeElement;
  if (has === null || has === document.body || within?.contains(has) === true)
    within?.querySelector<HTMLElement>(first)?.focus();
}
