// The last words on a project, for people: the ledger, what came back and where it is, and what to do next.
import { dirname, sep } from 'node:path';
import type { FaultCode } from '#contract/faults.ts';
import type { Delivery, Ledger, ProjectSummary } from '#contract/project.ts';
import { inTerminal } from './exits.ts';
import { counted, failedWords, leftOutWords, standing, typed } from './words.ts';

export function ending(project: ProjectSummary, delivery: Delivery): string {
  return [
    `${project.name} (${project.id}): ${standing(project)}`,
    ...ledgerLines(project, delivery.ledger),
    ...resultLines(project, delivery),
    ...(project.fault === null ? [] : [inTerminal(project.fault)]),
    ...nextSteps(project, delivery),
  ].join('\n  ');
}

// What main calls a photo whose turn has not come (contract/project.ts).
const notSent = 'not-sent';

function ledgerLines({ step, status }: ProjectSummary, ledger: Ledger): readonly string[] {
  const ended = step === 'done' || status === 'cancelled';
  const { [notSent]: waiting = 0, ...others } = ledger.failed;
  const failed = ended ? ledger.failed : others;
  const still = ended || waiting === 0 ? '' : ` + ${waiting} not sent yet`;
  return [
    `${ledger.found} found = ${ledger.sent} sent${still} + ${sum(ledger.leftOut)} left out + ${sum(failed)} failed`,
    ...reasons('left out', ledger.leftOut, leftOutWords),
    ...reasons('failed', failed, failedWords),
  ];
}

type Counts = Readonly<Record<string, number | undefined>>;
const sum = (counts: Counts): number => Object.values(counts).reduce<number>((all, n = 0) => all + n, 0);

function reasons(
  what: string,
  counts: Counts,
  words: (reason: string, count: number) => string,
): readonly string[] {
  const listed = Object.entries(counts).map(([reason, n = 0]) => words(reason, n));
  return listed.length === 0 ? [] : [`  ${what}: ${listed.join(' · ')}`];
}

function resultLines(project: ProjectSummary, { results, unmatched }: Delivery): readonly string[] {
  const jpegs = results.flatMap((result) => result.jpegs);
  const edits = results.flatMap(({ files, jpegs: finals }) => files.filter((file) => !finals.includes(file)));
  const sidecars = edits.filter(isSidecar);
  const photos = edits.filter((file) => !isSidecar(file));
  const backups = results.reduce((all, result) => all + result.backups.length, 0);
  return [
    ...(sidecars.length === 0
      ? []
      : [`${counted(sidecars.length, 'sidecar')} ${sidecarsIn(sidecars, project)}`]),
    ...(photos.length === 0 ? [] : [`${counted(photos.length, 'edited photo')} in ${commonFolder(photos)}`]),
    ...(jpegs.length === 0 ? [] : [`${counted(jpegs.length, 'final JPEG')} in ${commonFolder(jpegs)}`]),
    ...(backups === 0 ? [] : [backedUp(backups, project.id)]),
    ...(unmatched.length === 0
      ? []
      : [
          `${counted(unmatched.length, 'result')} of no photo, kept in the results folder: ${unmatched.join(', ')}`,
        ]),
  ];
}

const backedUp = (count: number, id: string): string =>
  `${counted(count, 'file')} that stood there ${count === 1 ? 'is' : 'are'} backed up; to put back: ${typed(`restore ${id}`)}`;

const isSidecar = (file: string): boolean => file.toLowerCase().endsWith('.xmp');

// Beside their photos, unless all of them went to the results folder.
const apart = (sidecars: readonly string[], { resultsFolder }: ProjectSummary): boolean =>
  sidecars.every((file) => file.startsWith(resultsFolder));

const sidecarsIn = (sidecars: readonly string[], project: ProjectSummary): string =>
  apart(sidecars, project) ? `in ${project.resultsFolder}` : `beside their photos, in ${project.root}`;

function commonFolder(files: readonly string[]): string {
  let common = dirname(files[0] ?? '');
  while (files.some((file) => !file.startsWith(common + sep)) && common !== dirname(common))
    common = dirname(common);
  return common;
}

function nextSteps(project: ProjectSummary, { results }: Delivery): readonly string[] {
  if (project.status === 'cancelled') return [];
  if (project.step !== 'done') return goOn(project);
  const sidecars = results.flatMap(({ files }) => files.filter(isSidecar));
  if (sidecars.length === 0) return [];
  if (apart(sidecars, project))
    return [
      'Lightroom reads sidecars that lie beside their photos: copy them there, or leave out --results.',
    ];
  return [
    'In Lightroom Classic:',
    '  photos not in the catalogue yet: File > Import Photos and Video…, choose the shoot’s folder, Add',
    '  photos already in it: select them, Metadata > Read Metadata from Files (replaces develop settings made there since)',
  ];
}

const unknown: ReadonlySet<FaultCode> = new Set(['edit-unknown', 'export-unknown']);

// Asked once more as it is, Imagen says the same of these, unless something changed there. The window, too, offers first to
// begin anew. With what: a name or options that it takes.
const anew: Partial<Record<FaultCode, string>> = {
  'project-gone': '',
  'edit-failed': '',
  'options-rejected': ', with other options',
  'name-taken': ' --name "…"',
};

function goOn({ id, fault, fetchesAgain }: ProjectSummary): readonly string[] {
  // It goes on elsewhere: here there is nothing to do.
  if (fault?.code === 'project-taken') return [];
  const resume = typed(`resume ${id}`);
  if (fault !== null && unknown.has(fault.code))
    return [
      `to look whether Imagen knows more by now: ${resume}`,
      `to ask again, which may be billed twice: ${resume} --ask-again`,
    ];
  const how = fault === null ? undefined : anew[fault.code];
  if (how === undefined) return [`go on with: ${resume}`];
  if (fetchesAgain) return [`to leave it at what has come: ${typed(`cancel ${id}`)}`];
  return [
    `to start anew: ${typed(`cancel ${id}`)}`,
    `  then: ${typed('edit <folder-or-photos>… --profile <key|name>')}${how}`,
    `to ask once more for the same: ${resume}`,
  ];
}
