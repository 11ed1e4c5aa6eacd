// Puts pushed projects into the query cache: the list, and one entry per project so that a row is drawn alone.
import type { QueryClient } from '@tanstack/react-query';
import type { ProjectSummary } from '#contract/project.ts';

export const projectsKey = ['projects'] as const;
export const projectKey = (id: string) => ['project', id] as const;

/** The later of two tellings of one project: an old one that comes late is ignored. */
export const later = (known: ProjectSummary | undefined, told: ProjectSummary): ProjectSummary =>
  known !== undefined && known.revision > told.revision ? known : told;

/** The list with one project put in or brought up to date. */
export function withProject(
  list: readonly ProjectSummary[],
  told: ProjectSummary,
): readonly ProjectSummary[] {
  const at = list.findIndex(({ id }) => id === told.id);
  if (at < 0) return [told, ...list];
  return list.with(at, later(list[at], told));
}

/** A project was told of, by an event or as the answer of a call. */
export function rememberProject(client: QueryClient, told: ProjectSummary): void {
  client.setQueryData<ProjectSummary>(projectKey(told.id), (known) => later(known, told));
  // Before the list itself was asked for, there is nothing to keep up to date.
  client.setQueryData<readonly ProjectSummary[]>(projectsKey, (list) => list && withProject(list, told));
}
