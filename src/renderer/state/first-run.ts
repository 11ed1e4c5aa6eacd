// Whether the window begins with the question "a key, or practice?". Decided once, when the settings are first known:
// a key that is being tried must not end it halfway.
import { useState } from 'react';
import type { SettingsView } from '#contract/settings.ts';

export const isFirstRun = ({ practice, hasKey }: SettingsView): boolean => practice === null && !hasKey;

/** True until practice or the service is chosen. */
export function useFirstRun(settings: SettingsView | undefined): boolean {
  const [begun, setBegun] = useState<boolean | null>(null);
  if (settings === undefined) return false;
  if (begun === null) setBegun(isFirstRun(settings));
  return (begun ?? isFirstRun(settings)) && settings.practice === null;
}
