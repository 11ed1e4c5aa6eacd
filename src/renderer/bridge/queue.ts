// Projects that wait for their turn, and putting one before another.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '#contract/calls.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { call } from './call.ts';
import { projectsKey, rememberProject } from './project-cache.ts';

const waiting = (list: readonly ProjectSummary[]): readonly string[] =>
  list
    .flatMap(({ id, turn }) => (turn === null ? [] : [{ id, turn }]))
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ id }) => id);

const none: readonly string[] = [];

/** Ids of those that wait, the next one first. */
export function useQueue(): readonly string[] {
  const { data } = useQuery({
    queryKey: projectsKey,
    queryFn: (): Promise<readonly ProjectSummary[]> => call('projects.list', undefined),
    select: waiting,
  });
  return data ?? none;
}

export function useMove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: CallInput<'projects.move'>) => call('projects.move', input),
    onSuccess: (told) => rememberProject(client, told),
  });
}
