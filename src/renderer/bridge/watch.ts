// Watch folders and what was noticed in them, as the screens ask for and change them. Kept up to date by events.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#contract/calls.ts';
import type { WatchState } from '#contract/watch.ts';
import { call } from './call.ts';
import { shownInPlace } from './client.ts';

export const watchKey = ['watch'] as const;

export const useWatch = () => useQuery({ queryKey: watchKey, queryFn: () => call('watch.state', undefined) });

function useWatchChange<I>(change: (input: I) => Promise<WatchState>, meta: object = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    meta: { ...meta },
    onSuccess: (state) => void client.setQueryData(watchKey, state),
  });
}

export const useAddWatch = () => useWatchChange((path: string) => call('watch.add', { path }), shownInPlace);
export const useChangeWatch = () =>
  useWatchChange((change: CallInput<'watch.change'>) => call('watch.change', change));
/** The same, for a dialog that shows itself why it could not be kept. */
export const useChangeWatchInPlace = () =>
  useWatchChange((change: CallInput<'watch.change'>) => call('watch.change', change), shownInPlace);
export const useRemoveWatch = () => useWatchChange((id: number) => call('watch.remove', { id }));
export const useDismissShoot = () => useWatchChange((id: number) => call('watch.dismiss', { id }));
