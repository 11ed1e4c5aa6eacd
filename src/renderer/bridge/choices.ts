// Presets and the last choices per profile, as main remembers them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#contract/calls.ts';
import type { Remembered } from '#contract/choices.ts';
import { call } from './call.ts';

export const rememberedKey = ['choices'] as const;

export const useRemembered = () =>
  useQuery({ queryKey: rememberedKey, queryFn: () => call('choices.get', undefined) });

function useChange<I>(change: (input: I) => Promise<Remembered>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (now) => void client.setQueryData(rememberedKey, now),
  });
}

export const useSavePreset = () =>
  useChange((preset: CallInput<'choices.save'>) => call('choices.save', preset));
export const useForgetPreset = () => useChange((name: string) => call('choices.forget', { name }));
