// Watches projects until they end, prints what happens, and turns a signal into a resumable stop.
import type { AppEvent } from '#contract/events.ts';
import type { Fault } from '#contract/faults.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { answer, exitOf, exits } from './exits.ts';
import type { Terminal } from './open.ts';
import { jsonPrinter, type Printer, textPrinter } from './print.ts';
import { firstSignal } from './signals.ts';

/** A project that could not go on here, and why. */
export interface Refused {
  readonly id: string;
  readonly fault: Fault;
}

/** Waits for the projects' end in this process, prints an end for each, and gives the worst exit code. */
export async function follow(
  { app, call }: Terminal,
  ids: readonly string[],
  json: boolean,
  { signal = firstSignal(), refused = [] as readonly Refused[] } = {},
): Promise<number> {
  const printer = json ? jsonPrinter() : textPrinter();
  const off = app.onEvent((event) => shown(printer, ids, event));
  const ended = Promise.all(ids.map((id) => app.ended(id))).then(() => null);
  const interrupted = await Promise.race([ended, signal.code]);
  if (interrupted !== null) await Promise.all(ids.map((id) => call('projects.pause', { id })));
  off();
  const codes = [];
  for (const id of ids) codes.push(await end({ call }, printer, id));
  for (const { id, fault } of refused) codes.push(await end({ call }, printer, id, fault));
  signal.off();
  return interrupted ?? Math.max(exits.done, ...codes);
}

function shown(printer: Printer, ids: readonly string[], event: AppEvent): void {
  if (event.type === 'project' && ids.includes(event.project.id)) printer.progress(event.project);
}

async function end(
  { call }: Pick<Terminal, 'call'>,
  printer: Printer,
  id: string,
  refusal?: Fault,
): Promise<number> {
  const project = answer(await call('projects.get', { id }));
  const delivery = answer(await call('projects.delivery', { id }));
  const fault = refusal ?? goneElsewhere(project);
  printer.end(fault === null ? project : { ...project, fault }, delivery);
  return fault === null ? codeOf(project) : exitOf(fault);
}

/** It ended here and is at work all the same: this program was stopped for so long that another one took it. */
function goneElsewhere({ status }: ProjectSummary): Fault | null {
  if (status !== 'running' && status !== 'waiting') return null;
  return { code: 'project-taken', message: 'This project goes on in another window or terminal.' };
}

function codeOf({ step, failed }: ProjectSummary): number {
  if (step !== 'done') return exits.stopped;
  return failed > 0 ? exits.someFailed : exits.done;
}
