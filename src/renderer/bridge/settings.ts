// Settings and the API key, as the screens ask for and change them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#contract/calls.ts';
import type { AddressFlaw, SettingsView } from '#contract/settings.ts';
import { call } from './call.ts';
import { shownInPlace } from './client.ts';

export const settingsKey = ['settings'] as const;

export const useSettings = () =>
  useQuery({ queryKey: settingsKey, queryFn: () => call('settings.get', undefined) });

/** A change of the settings or the key; what main answers is what the window shows. */
function useSettingsChange<I>(change: (input: I) => Promise<SettingsView>, meta: object = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    meta: { ...meta },
    onSuccess: async (view) => {
      client.setQueryData(settingsKey, view);
      // Another address, key or practice: other profiles and skies. What is on screen is asked for again.
      await client.invalidateQueries({ queryKey: ['imagen'] });
    },
  });
}

const change = (changes: CallInput<'settings.change'>) => call('settings.change', changes);
export const useChangeSettings = () => useSettingsChange(change);
/** The same, for a field that shows itself what was wrong with it. */
export const useChangeSettingsInPlace = () => useSettingsChange(change, shownInPlace);
export const useSetKey = () => useSettingsChange((key: string) => call('key.set', { key }), shownInPlace);
export const useForgetKey = () => useSettingsChange(() => call('key.forget', undefined));
export const useTestKey = () =>
  useMutation({
    /** A key that was typed, or the kept one. */
    mutationFn: (key?: string) => call('key.test', key === undefined ? {} : { key }),
    meta: shownInPlace,
  });

/** What is wrong with an address as it is typed, as main sees it; null while nothing is known to be. */
export function useAddressFlaw(address: string): AddressFlaw | null {
  const { data } = useQuery({
    queryKey: ['address', address],
    queryFn: () => call('settings.check-address', { address }),
    gcTime: 0,
  });
  return data?.flaw ?? null;
}
