// A project as every screen sees it, made from the database and what is live. Read often: keep it cheap.
import type { ProjectSummary } from '#contract/project.ts';
import { resultsFolder } from '../results/place.ts';
import type { Counts } from '../store/photos.ts';
import type { Project } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Live } from './live.ts';
import { progressOf, withinOf, withinStep } from './progress.ts';

let lastRevision = 0;
// Grows with every summary, also over a restart: time does, and two in one millisecond are told apart.
const nextRevision = (): number => {
  lastRevision = Math.max(lastRevision + 1, Date.now());
  return lastRevision;
};

/** The summary of one project; `live` is there while it runs. Progress is kept at its highest in the database. */
export function summarize(
  store: Store,
  project: Project,
  live: Live | null,
  turn: number | null,
): ProjectSummary {
  const counts = store.photos.counts(project.id);
  const wantsJpegs = project.results.jpegs !== 'none';
  const progress = highest(store, project, measured(project, counts, live, wantsJpegs));
  return {
    id: project.id,
    uuid: project.uuid,
    name: project.name,
    root: project.root,
    profileName: project.profileName,
    practice: project.practice,
    wantsJpegs,
    fetchesAgain: fetchesAgain(store, project),
    step: project.step,
    status: project.status,
    ...shown(counts),
    edited: editedOf(project, counts, wantsJpegs, progress),
    totalBytes: project.totalBytes,
    progress,
    ...pace(project, counts, live),
    fault: project.fault,
    turn,
    since: project.since,
    createdAt: project.createdAt,
    resultsFolder: resultsOf(project),
    cover: counts.total > 0 ? store.photos.first(project.id) : null,
    revision: nextRevision(),
  };
}

/** It was done, and is only fetching results once more: its edit is paid for, and what can be called off is the fetching. */
export function fetchesAgain({ timeline }: Store, { id, step, edit }: Project): boolean {
  if (edit.doneAt === null || !['download', 'export', 'deliver'].includes(step)) return false;
  if (timeline.lastOf(id, ['fetch-again', 'done', 'jpegs-wanted']) === 'fetch-again') return true;
  // A rebuilt list looks for all results once more.
  return step === 'download' && timeline.last(id, 'done') !== null;
}

/** Where a photographer finds what came back. */
export const resultsOf = (project: Project): string =>
  project.results.edits === 'beside'
    ? resultsFolder(project.root, project.name)
    : project.results.edits.folder;

const shown = ({ total, sent, downloaded, delivered, failed, leftOut, bytes }: Counts) => ({
  total,
  sent,
  downloaded,
  delivered,
  failed,
  leftOut,
  bytes,
});

function measured(project: Project, counts: Counts, live: Live | null, wantsJpegs: boolean): number {
  const sentBytes = counts.bytes + (live?.bytesUnderWay ?? 0);
  const known = { ...counts, sentBytes, totalBytes: project.totalBytes };
  return progressOf(project.step, {
    wantsJpegs,
    within: withinStep(project.step, known, live?.remote ?? null),
  });
}

function highest(store: Store, project: Project, now: number): number {
  try {
    if (now > project.progress) store.projects.setProgress(project.id, now);
  } catch {
    // Only shown: a full disk must not keep it from the screen. Whatever must be kept says so itself.
  }
  return Math.max(now, project.progress);
}

// By the bar, which never falls: what Imagen says of its edit may, and is forgotten by a pause and with the process.
function editedOf(project: Project, counts: Counts, wantsJpegs: boolean, progress: number): number {
  if (project.edit.doneAt !== null) return counts.sent;
  if (project.step !== 'edit') return 0;
  return Math.floor(counts.sent * withinOf('edit', wantsJpegs, progress) + rounding);
}

/** Of sums of shares; far less than one photo of any shoot. */
const rounding = 1e-6;

// Time left is told for sending only: how long an edit takes, nobody says.
function pace(project: Project, counts: Counts, live: Live | null) {
  const speed = project.status === 'running' ? (live?.speed() ?? null) : null;
  const left = project.totalBytes - counts.bytes - (live?.bytesUnderWay ?? 0);
  const secondsLeft =
    project.step === 'upload' && speed !== null && speed > 0 ? Math.max(0, left) / speed : null;
  return { speed, secondsLeft };
}
