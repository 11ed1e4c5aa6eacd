// A project's steps as a photographer counts them: uploaded, edited, downloaded, final JPEGs. Pure; rows and pipeline.
import { type ProjectSummary, type Step, steps } from '#contract/project.ts';

export type StageName = 'upload' | 'edit' | 'download' | 'jpegs';
export interface Stage {
  readonly name: StageName;
  readonly state: 'done' | 'now' | 'ahead';
  /** Photos through this stage; null when nothing is known yet. */
  readonly count: number | null;
  /** Photos it will be, or null when nobody can know (merged brackets come back as fewer). */
  readonly total: number | null;
}

const within: Readonly<Record<StageName, readonly Step[]>> = {
  upload: ['prepare', 'create', 'upload'],
  edit: ['edit'],
  download: ['download'],
  jpegs: ['export', 'deliver'],
};

/** Before and while photos are sent. */
export const isSending = (step: Step): boolean => within.upload.includes(step);

/** The stages of one project, in order; final JPEGs only where they are wanted. */
export function stagesOf(project: ProjectSummary): readonly Stage[] {
  const names: readonly StageName[] = ['upload', 'edit', 'download', 'jpegs'];
  return names
    .filter((name) => name !== 'jpegs' || project.wantsJpegs)
    .map((name) => ({ name, state: stateOf(name, project), ...countOf(name, project) }));
}

// In a cancelled project nothing goes on any more.
function stateOf(name: StageName, { step, status }: ProjectSummary): Stage['state'] {
  if (within[name].includes(step)) return status === 'cancelled' ? 'ahead' : 'now';
  const last = within[name].at(-1) ?? 'done';
  return steps.indexOf(step) > steps.indexOf(last) ? 'done' : 'ahead';
}

function countOf(name: StageName, project: ProjectSummary): Pick<Stage, 'count' | 'total'> {
  const { step, sent, total, edited, downloaded, delivered } = project;
  if (name === 'upload') return { count: sent, total };
  // Imagen may say nothing of how far an edit is: then there is no number rather than a zero.
  if (name === 'edit') return { count: edited === 0 ? null : edited, total: step === 'edit' ? sent : null };
  const count = name === 'download' ? downloaded : delivered;
  return { count: count === 0 ? null : count, total: null };
}
