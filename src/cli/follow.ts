// Watches projects until they end, prints what happens, and turns a signal into a resumable stop.
import type { AppEvent } from '#contract/events.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { answer, exits } from './exits.ts';
import type { Terminal } from './open.ts';
import { jsonPrinter, type Printer, textPrinter } from './print.ts';

const signals = { SIGINT: exits.interrupted, SIGTERM: exits.terminated } as const;

/** Waits for the projects' end in this process and gives the exit code. */
export async function follow(
  { app, call }: Terminal,
  ids: readonly string[],
  json: boolean,
): Promise<number> {
  const printer = json ? jsonPrinter() : textPrinter();
  const off = app.onEvent((event) => shown(printer, ids, event));
  const interrupted = Promise.withResolvers<number>();
  for (const [name, code] of Object.entries(signals)) process.once(name, () => interrupted.resolve(code));
  const ended = Promise.all(ids.map((id) => app.ended(id))).then(() => null);
  const signal = await Promise.race([ended, interrupted.promise]);
  if (signal !== null) await Promise.all(ids.map((id) => call('projects.pause', { id })));
  off();
  const codes = [];
  for (const id of ids) codes.push(await end({ call }, printer, id));
  return signal ?? Math.max(exits.done, ...codes);
}

function shown(printer: Printer, ids: readonly string[], event: AppEvent): void {
  if (event.type === 'project' && ids.includes(event.project.id)) printer.progress(event.project);
}

async function end({ call }: Pick<Terminal, 'call'>, printer: Printer, id: string): Promise<number> {
  const project = answer(await call('projects.get', { id }));
  const delivery = answer(await call('projects.delivery', { id }));
  printer.end(project, delivery);
  return codeOf(project);
}

function codeOf({ step, failed }: ProjectSummary): number {
  if (step !== 'done') return exits.stopped;
  return failed > 0 ? exits.someFailed : exits.done;
}
