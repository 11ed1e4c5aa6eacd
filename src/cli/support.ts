// `roundtrip support <id>`: writes the support details of a project, and where they are.
import { copyFile } from 'node:fs/promises';
import { fromHere, read } from './arguments.ts';
import { answer, Wrong } from './exits.ts';
import { withTerminal } from './open.ts';
import { typed } from './words.ts';

export async function support(args: readonly string[]): Promise<number> {
  const { values, positionals } = read(args, { to: { type: 'string' }, json: { type: 'boolean' } });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1)
    throw new Wrong(`Name one project: ${typed('support <id>')}`);
  if (values.to === '') throw new Wrong('Name a file: --to <file.zip>');
  const to = values.to === undefined ? null : fromHere(values.to);
  return withTerminal({}, async ({ call }) => {
    const { file } = answer(await call('projects.support', { id }));
    if (to !== null) await copyTo(file, to);
    console.log(values.json ? JSON.stringify({ file: to ?? file }) : (to ?? file));
    return 0;
  });
}

const copyTo = (file: string, to: string): Promise<void> =>
  copyFile(file, to).catch((error: unknown) => {
    throw new Wrong(`${to} can’t be written: ${error instanceof Error ? error.message : String(error)}`);
  });
