// What a terminal shows of a project: one object a line for programs, or a live line and a readable end for people.
import type { Delivery, ProjectSummary } from '#contract/project.ts';
import { ending } from './ending.ts';
import { inTerminal } from './exits.ts';
import { standing } from './words.ts';

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

const turn = (project: ProjectSummary): string =>
  `${project.name}: ${standing(project)}${project.fault === null ? '' : ` (${inTerminal(project.fault)})`}`;

function progressLine(project: ProjectSummary): string {
  const { sent, total, bytes, totalBytes, speed, progress, downloaded, delivered, wantsJpegs } = project;
  const rate = speed === null ? '' : ` · ${megabytes(speed)}/s`;
  const jpegs = wantsJpegs ? ` · JPEGs ${delivered}/${total}` : '';
  return `${percent(progress)} ${turn(project)} · sent ${sent}/${total} (${megabytes(bytes)} of ${megabytes(totalBytes)}${rate}) · downloaded ${downloaded}/${total}${jpegs}`;
}
