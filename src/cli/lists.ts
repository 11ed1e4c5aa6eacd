// `roundtrip profiles`, `projects` and `restore`: one answer each, as lines or as JSON.
import { read } from './arguments.ts';
import { answer, Wrong } from './exits.ts';
import { withTerminal } from './open.ts';

const json = { type: 'boolean' } as const;

export async function profiles(args: readonly string[]): Promise<number> {
  const { values } = read(args, { json, practice: json });
  return withTerminal({ practice: values.practice === true }, async ({ call }) => {
    const all = answer(await call('profiles.list', undefined));
    if (values.json)
      console.log(
        JSON.stringify(all.map(({ key, name, type, imageType }) => ({ key, name, type, imageType }))),
      );
    else
      for (const { key, name, type, imageType } of all)
        console.log(`${String(key).padStart(8)}  ${imageType}  ${type.padEnd(9)} ${name}`);
    return 0;
  });
}

export async function projects(args: readonly string[]): Promise<number> {
  const { values } = read(args, { json });
  return withTerminal({}, async ({ call }) => {
    const all = answer(await call('projects.list', undefined));
    if (values.json) {
      const rows = all.map(({ id, uuid, name, step, status, total, sent }) => ({
        id,
        uuid,
        name,
        step,
        status,
        total,
        sent,
      }));
      console.log(JSON.stringify(rows));
    } else
      for (const { id, name, step, status, sent, total } of all)
        console.log(`${id}  ${step.padEnd(8)} ${status.padEnd(8)} ${sent}/${total}  ${name}`);
    return 0;
  });
}

export async function restore(args: readonly string[]): Promise<number> {
  const { values, positionals } = read(args, { json });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new Wrong('Name one project: roundtrip restore <id>');
  return withTerminal({}, async ({ call }) => {
    const outcome = answer(await call('projects.restore', { id }));
    if (values.json) console.log(JSON.stringify(outcome));
    else {
      for (const file of outcome.restored) console.log(`restored    ${file}`);
      for (const file of outcome.movedAway) console.log(`moved away  ${file}`);
    }
    return 0;
  });
}
