// `roundtrip profiles`, `projects` and `restore`: one answer each, as lines or as JSON.
import type { CallOutput } from '#contract/calls.ts';
import type { Profile } from '#contract/profile.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { read } from './arguments.ts';
import { answer, Wrong } from './exits.ts';
import { withTerminal } from './open.ts';
import { counted, dateWords, standing, typed } from './words.ts';

const json = { type: 'boolean' } as const;

export async function profiles(args: readonly string[]): Promise<number> {
  const { values } = read(args, { json, practice: json });
  return withTerminal({ practice: values.practice === true }, async ({ call }) => {
    const all = answer(await call('profiles.list', undefined));
    if (values.json)
      console.log(
        JSON.stringify(all.map(({ key, name, type, imageType }) => ({ key, name, type, imageType }))),
      );
    else console.log(table(['key', 'for', 'kind', 'name'], all.map(profileRow)));
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
    } else if (all.length === 0) console.log('There is no project yet.');
    else console.log(table(['id', 'began', 'stands', 'sent', 'failed', 'name'], all.map(projectRow)));
    return 0;
  });
}

export async function restore(args: readonly string[]): Promise<number> {
  const { values, positionals } = read(args, { json });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1)
    throw new Wrong(`Name one project: ${typed('restore <id>')}`);
  return withTerminal({}, async ({ call }) => {
    const outcome = answer(await call('projects.restore', { id }));
    if (values.json) console.log(JSON.stringify(outcome));
    else console.log(restoredWords(outcome));
    return 0;
  });
}

const profileRow = ({ key, name, type, imageType }: Profile): readonly string[] => [
  String(key),
  imageType === 'RAW' ? 'RAW' : 'JPEG',
  type,
  name,
];

const projectRow = (project: ProjectSummary): readonly string[] => [
  project.id,
  dateWords(project.createdAt),
  standing(project),
  `${project.sent}/${project.total}`,
  project.failed === 0 ? '–' : String(project.failed),
  project.practice ? `${project.name} (Practice)` : project.name,
];

/** Lines with a head; all columns but the last as wide as their widest word. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((word, column) => (column === row.length - 1 ? word : word.padEnd(widths[column] ?? 0)))
      .join('  ');
  return all.map(line).join('\n');
}

function restoredWords({ restored, movedAway }: CallOutput<'projects.restore'>): string {
  if (restored.length + movedAway.length === 0)
    return 'There is nothing to put back: this project replaced nothing, or all of it is back already.';
  return [
    ...restored.map((file) => `put back    ${file}`),
    ...movedAway.map((file) => `moved away  ${file}`),
    restored.length === 0
      ? 'No earlier file had to be put back: they are as they were.'
      : `${counted(restored.length, 'file')} put back.`,
    ...(movedAway.length === 0
      ? []
      : [`${counted(movedAway.length, 'new file')} moved to the Backup folder beside the results.`]),
    'Nothing was deleted.',
  ].join('\n');
}
