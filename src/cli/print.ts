// What a terminal shows of a project: one object a line for programs, or a live line and a readable end for people.
import { whoMends } from '#contract/faults.ts';
import type { Delivery, ProjectSummary } from '#contract/project.ts';

export interface Printer {
  progress(project: ProjectSummary): void;
  end(project: ProjectSummary, delivery: Delivery): void;
}

const line = (value: unknown): void => console.log(JSON.stringify(value));

export const jsonPrinter = (): Printer => ({
  progress: ({ id, uuid, step, status, sent, edited, downloaded, delivered, total, bytes }) =>
    line({ event: 'project', id, uuid, step, status, sent, edited, downloaded, delivered, total, bytes }),
  end: ({ id, uuid, fault }, { ledger, results, unmatched }) =>
    line({ event: 'end', id, uuid, ledger, results, unmatched, fault }),
});

/** Live on a terminal; elsewhere (a log) a line when the step or the status changes. */
export function textPrinter(): Printer {
  const live = process.stderr.isTTY === true;
  let last = '';
  return {
    progress(project) {
      const text = live ? progressLine(project) : turn(project);
      if (text === last) return;
      last = text;
      process.stderr.write(live ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    end(project, delivery) {
      if (live && last !== '') process.stderr.write('\n');
      console.log(ending(project, delivery));
    },
  };
}

const percent = (part: number): string => `${Math.floor(part * 100)} %`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const turn = ({ name, step, status, fault }: ProjectSummary): string =>
  `${name}: ${step}${status === 'running' || step === 'done' ? '' : ` (${status}${fault === null ? '' : `: ${fault.message}`})`}`;

function progressLine(project: ProjectSummary): string {
  const { sent, total, bytes, totalBytes, speed, progress, downloaded, delivered, wantsJpegs } = project;
  const rate = speed === null ? '' : ` · ${megabytes(speed)}/s`;
  const jpegs = wantsJpegs ? ` · JPEGs ${delivered}/${total}` : '';
  return `${percent(progress)} ${turn(project)} · sent ${sent}/${total} (${megabytes(bytes)} of ${megabytes(totalBytes)}${rate}) · downloaded ${downloaded}/${total}${jpegs}`;
}

function ending(project: ProjectSummary, { ledger, results, unmatched }: Delivery): string {
  const files = results.reduce((sum, { files }) => sum + files.length, 0);
  const backups = results.reduce((sum, { backups }) => sum + backups.length, 0);
  return [
    `${project.name} (${project.id}): ${project.step === 'done' ? 'done' : `stopped at ${project.step}`}`,
    `  found ${ledger.found} = sent ${ledger.sent} + left out ${listed(ledger.leftOut)} + failed ${listed(ledger.failed)}`,
    `  ${files} files came back${backups === 0 ? '' : `; ${backups} files that stood there are backed up`}`,
    ...(unmatched.length === 0
      ? []
      : [`  ${unmatched.length} results belong to no photo: ${unmatched.join(', ')}`]),
    `  results folder: ${project.resultsFolder}`,
    ...(project.fault === null ? [] : [`  ${project.fault.message}`]),
    ...(project.step === 'done' || project.status === 'cancelled'
      ? []
      : [`  go on with: npm run -s roundtrip -- resume ${project.id}${askAgain(project)}`]),
  ].join('\n');
}

const askAgain = ({ fault }: ProjectSummary): string =>
  fault !== null &&
  (fault.code === 'edit-unknown' || fault.code === 'export-unknown') &&
  whoMends(fault.code) !== 'nobody'
    ? ' --ask-again'
    : '';

function listed(counts: Readonly<Record<string, number | undefined>>): string {
  const entries = Object.entries(counts).map(([reason, count = 0]) => ({ reason, count }));
  const all = entries.reduce((sum, { count }) => sum + count, 0);
  return all === 0 ? '0' : `${all} (${entries.map(({ reason, count }) => `${count} ${reason}`).join(', ')})`;
}
