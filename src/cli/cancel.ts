// `roundtrip cancel <id>`: stops a project for good, after saying what that means.
import { read } from './arguments.ts';
import { ask } from './ask.ts';
import { answer, exits, Wrong } from './exits.ts';
import { withTerminal } from './open.ts';
import { counted, typed } from './words.ts';

export async function cancel(args: readonly string[]): Promise<number> {
  const { values, positionals } = read(args, { yes: { type: 'boolean' }, json: { type: 'boolean' } });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1)
    throw new Wrong(`Name one project: ${typed('cancel <id>')}`);
  return withTerminal({}, async ({ call }) => {
    const { name, step, status, fetchesAgain } = answer(await call('projects.get', { id }));
    if (step === 'done') throw new Wrong(`${name} is done; there is nothing to cancel.`);
    if (status === 'cancelled') throw new Wrong(`${name} was cancelled before.`);
    if (values.yes !== true) await insist(fetchesAgain ? callingOff(name) : forGood(name));
    const project = answer(await call('projects.cancel', { id }));
    const { results } = answer(await call('projects.delivery', { id }));
    const files = results.reduce((sum, result) => sum + result.files.length, 0);
    if (values.json === true) console.log(JSON.stringify({ id, status: project.status, files }));
    else if (project.status === 'done')
      console.log(`Fetching was called off. ${name} is done, as it was before.`);
    else console.log(`${name} is cancelled. ${files === 0 ? 'Nothing had come back.' : kept(files)}`);
    return exits.done;
  });
}

const kept = (files: number): string =>
  `${counted(files, 'file')} that had come back stay${files === 1 ? 's' : ''}.`;

const forGood = (name: string): string =>
  `Cancel ${name} for good? It can’t be resumed. What came back stays; Imagen can’t be told to stop, so an edit that was\nasked for may still be billed. [y/N]`;

const callingOff = (name: string): string =>
  `Stop fetching the results of ${name} once more? It is done, as it was before; what has come by now stays. [y/N]`;

async function insist(question: string): Promise<void> {
  const said = await ask(question);
  if (said === null) throw new Wrong('This is asked before it is done. Say --yes if it is meant.');
  if (!/^y(es)?$/.test(said)) throw new Wrong('Not cancelled.');
}
