// `roundtrip resume`: goes on with one project, or with all that are not finished.
import { lineOptions, read } from './arguments.ts';
import { answer, exits, Wrong } from './exits.ts';
import { follow, type Refused } from './follow.ts';
import { type Terminal, withTerminal } from './open.ts';
import { firstSignal } from './signals.ts';
import { standing } from './words.ts';

export async function resume(args: readonly string[]): Promise<number> {
  const { values, positionals } = read(args, {
    all: { type: 'boolean' },
    'ask-again': { type: 'boolean' },
    parallel: { type: 'string' },
    'limit-mbps': { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 1) throw new Wrong('Name one project, or --all.');
  return withTerminal(lineOptions(values), async (terminal) => {
    const ids = await chosen(terminal, positionals[0], values.all === true);
    if (ids.length > 0) return goOn(terminal, ids, values['ask-again'] ?? false, values.json === true);
    if (values.json !== true) console.log('Nothing to resume: every project is finished.');
    return exits.done;
  });
}

// One that can't go on holds up no other.
async function goOn(
  terminal: Terminal,
  ids: readonly string[],
  askAgain: boolean,
  json: boolean,
): Promise<number> {
  const signal = firstSignal();
  const refused: Refused[] = [];
  for (const id of ids) {
    const reply = await terminal.call('projects.resume', { id, askAgain });
    if (!reply.ok) refused.push({ id, fault: reply.fault });
  }
  const started = ids.filter((id) => !refused.some((one) => one.id === id));
  return follow(terminal, started, json, { signal, refused });
}

async function chosen({ call }: Terminal, id: string | undefined, all: boolean): Promise<readonly string[]> {
  const unfinished = answer(await call('projects.list', undefined)).filter(
    ({ step, status }) => step !== 'done' && status !== 'cancelled',
  );
  if (id !== undefined) return [answer(await call('projects.get', { id })).id];
  if (all || unfinished.length <= 1) return unfinished.map((project) => project.id);
  const list = unfinished.map((project) => `  ${project.id}  ${project.name} (${standing(project)})`);
  throw new Wrong(`Several projects are not finished. Name one, or --all:\n${list.join('\n')}`);
}
