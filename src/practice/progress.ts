// Where an edit or export stands: derived from stored times and from whether its results exist, so that a restarted
// server knows as much as the one that was asked.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeProject, Projects, Work } from './projects.ts';

export type Status = 'Pending' | 'In Progress' | 'Completed' | 'Failed';

// The quickstart knows `Pending` for an edit that waits its turn; for an export it lists no such status.
const pendingShare: Readonly<Record<Work, number>> = { edit: 1 / 3, export: 0 };

export function statusOf(projects: Projects, project: PracticeProject, work: Work, now: number): Status {
  const asked = project[work];
  if (asked === null) return 'Pending';
  if (asked.failed) return 'Failed';
  const elapsed = (now - asked.at) / 1000;
  if (elapsed < asked.seconds * pendingShare[work]) return 'Pending';
  const finished = elapsed >= asked.seconds && hasResults(projects, project, work);
  return finished ? 'Completed' : 'In Progress';
}

export const hasResults = (projects: Projects, project: PracticeProject, work: Work): boolean =>
  project[work] !== null && existsSync(join(projects.folderOf(project.uuid), work));
