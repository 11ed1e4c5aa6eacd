// A project's story, and the support details made of it.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { call } from './call.ts';

export const useStory = (id: string, revision: number) =>
  useQuery({
    queryKey: ['project-detail', id, 'story', revision],
    queryFn: () => call('projects.timeline', { id }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** Writes the support details and shows their folder. */
export const useSupport = () => useMutation({ mutationFn: (id: string) => call('projects.support', { id }) });
