// The window's memory of what main told it. Main pushes changes, so nothing grows stale and nothing is retried here.
import { MutationCache, QueryClient } from '@tanstack/react-query';
import type { Fault } from '#contract/faults.ts';
import { faultOf } from './call.ts';

/** For mutations whose own place on the screen says what went wrong. */
export const shownInPlace = { shownInPlace: true } as const;

/** `onFault` gets what a button could not do, unless it is shown in place: no click ends in silence. */
export const makeClient = (onFault: (fault: Fault) => void): QueryClient =>
  new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _input, _onMutate, { meta }) => {
        if (meta?.shownInPlace !== true) onFault(faultOf(error));
      },
    }),
    defaultOptions: {
      queries: {
        // Calls go to main, which is there without a network too.
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
