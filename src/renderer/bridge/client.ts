// The window's memory of what main told it. Main pushes changes, so nothing grows stale and nothing is retried here.
import { QueryClient } from '@tanstack/react-query';

export const makeClient = (): QueryClient =>
  new QueryClient({
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
