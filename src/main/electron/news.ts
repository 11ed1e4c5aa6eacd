// What is worth telling somebody who looks elsewhere: a project that ended or needs them, how far all of it is, and how
// many wait for a person. Pure; told by desktop.ts.
import type { ProjectSummary, Status } from '#contract/project.ts';
import type { Proposal } from '#contract/watch.ts';

export type News = 'done' | 'needed';

/** What changed from the last status to this; a project first heard of is no news. */
export function newsOf(before: Status | undefined, { status }: Pick<ProjectSummary, 'status'>): News | null {
  if (before === undefined || before === status) return null;
  if (status === 'done') return 'done';
  return status === 'faulted' ? 'needed' : null;
}

/** How far the projects at work are together, 0 to 1, by their bytes; null when none is. */
export function overall(
  projects: Iterable<Pick<ProjectSummary, 'status' | 'progress' | 'totalBytes'>>,
): number | null {
  const working = [...projects].filter(({ status }) => status === 'running' || status === 'waiting');
  const bytes = working.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  if (bytes === 0) return null;
  return working.reduce((sum, { progress, totalBytes }) => sum + progress * totalBytes, 0) / bytes;
}

export const needing = (projects: Iterable<Pick<ProjectSummary, 'status'>>): number =>
  [...projects].filter(({ status }) => status === 'faulted').length;

/** Gives what was not proposed before; what was there at the first telling is no news. */
export function newProposals(): (proposals: readonly Proposal[]) => readonly Proposal[] {
  let known: Set<string> | null = null;
  // More photos of a shoot are news of their own.
  const markOf = ({ id, more }: Proposal): string => `${id} ${more}`;
  return (proposals) => {
    const fresh = known === null ? [] : proposals.filter((each) => known?.has(markOf(each)) === false);
    known ??= new Set();
    for (const each of proposals) known.add(markOf(each));
    return fresh;
  };
}
