// `roundtrip edit`: everything that is named becomes one project, and runs to its end.
import { access, constants } from 'node:fs/promises';
import {
  cropRatios,
  type EditOptions,
  editOptionsSchema,
  hdrCompressions,
  photographyTypes,
  tools,
} from '#contract/ai-tools.ts';
import type { AppEvent } from '#contract/events.ts';
import type { Profile } from '#contract/profile.ts';
import type { ProjectChoices } from '#contract/project.ts';
import type { Settings } from '#contract/settings.ts';
import { makeFolder } from '#main/results/folders.ts';
import { fromHere, lineOptions, numberIn, oneOf, read } from './arguments.ts';
import { knownToLeaveOut } from './before.ts';
import { nothingSent, Wrong } from './exits.ts';
import { follow } from './follow.ts';
import { didYouMean } from './near.ts';
import { type Terminal, withTerminal } from './open.ts';
import { leftOutOf, type StarWish } from './selection.ts';
import { firstSignal } from './signals.ts';
import { typed } from './words.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

type Values = ReturnType<typeof readEdit>['values'];
const readEdit = (args: readonly string[]) =>
  read(args, {
    profile: text,
    type: text,
    tools: text,
    'sky-template': text,
    'hdr-compression': text,
    'crop-ratio': text,
    'callback-url': text,
    name: text,
    results: text,
    jpegs: flag,
    'jpegs-to': text,
    parallel: text,
    'limit-mbps': text,
    stars: text,
    rejected: flag,
    again: flag,
    'only-new': flag,
    practice: flag,
    json: flag,
  });

export async function edit(args: readonly string[]): Promise<number> {
  const { values, positionals } = readEdit(args);
  if (positionals.length === 0) throw new Wrong('Name a folder or photos to edit.');
  const { profile } = values;
  if (profile === undefined) throw new Wrong(`Name a profile: --profile <key|name>. See: ${listing(values)}`);
  const stars = starsOf(values);
  if (values.again === true && values['only-new'] === true)
    throw new Wrong('--again and --only-new contradict each other. Name one of them.');
  const chosen = { ...nameOf(values.name), options: optionsOf(values), results: resultsOf(values) };
  return withTerminal(overridesOf(values), async (terminal) => {
    const paths = positionals.map(fromHere);
    const { shoots } = nothingSent(await terminal.call('shoots.scan', { paths, together: true }));
    const [shoot] = shoots;
    if (shoot === undefined || shoot.photos === 0)
      throw new Wrong('There is nothing to send: no RAW or JPEG photos there.');
    const { key } = pick(nothingSent(await terminal.call('profiles.list', undefined)), profile, values);
    const unwanted = await leftOutOf(terminal, shoot, stars);
    const wish = { again: values.again === true, onlyNew: values['only-new'] === true };
    const choices = { ...chosen, profileKey: key, deselected: [...unwanted] };
    const known = await knownToLeaveOut(terminal, shoot, choices, wish);
    const deselected = [...new Set([...unwanted, ...known])];
    await requireWritable(choices.results);
    return start(terminal, shoot.id, { ...choices, deselected }, values.json === true);
  });
}

async function start(
  { app, call }: Terminal,
  shootId: string,
  choices: ProjectChoices,
  json: boolean,
): Promise<number> {
  // From here on there is a project to tell of.
  const signal = firstSignal();
  const off = app.onEvent(tellMadeRoom);
  const project = nothingSent(
    await call('projects.start', { shootId, choices, withoutFailed: true }).finally(off),
  );
  return follow({ app, call }, [project.id], json, { signal });
}

/** One on this folder that had not begun makes room for the new one. */
function tellMadeRoom(event: AppEvent): void {
  if (event.type === 'project' && event.project.status === 'cancelled')
    process.stderr.write(`“${event.project.name}” had not begun and was cancelled.\n`);
}

const known = <const W extends string>(option: string, typed: string | undefined, words: readonly W[]) =>
  typed === undefined ? undefined : oneOf(option, typed, words);

function optionsOf(values: Values): EditOptions {
  const asked = {
    photographyType: known('type', values.type, photographyTypes),
    tools: values.tools
      ?.split(',')
      .map((tool) => tool.trim())
      .filter((tool) => tool !== '')
      .map((tool) => oneOf('tools', tool, tools)),
    cropRatio: known('crop-ratio', values['crop-ratio'], cropRatios),
    hdrCompression: known('hdr-compression', values['hdr-compression'], hdrCompressions),
    skyTemplate: numberIn('sky-template', values['sky-template'], { from: 1, to: 1_000_000, whole: true }),
    callbackUrl: values['callback-url'],
  };
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const parsed = editOptionsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Wrong(parsed.error.issues.map(({ message }) => message).join('\n'));
}

function resultsOf(values: Values): ProjectChoices['results'] {
  const edits = values.results ?? 'beside';
  const jpegsTo = values['jpegs-to'];
  if (edits === '' || jpegsTo === '') throw new Wrong('Name a folder for the results.');
  return {
    edits: edits === 'beside' ? 'beside' : { folder: fromHere(edits) },
    jpegs: jpegsTo !== undefined ? { folder: fromHere(jpegsTo) } : values.jpegs === true ? 'default' : 'none',
  };
}

/** Makes the folders that were chosen: a project whose results can't be kept must not begin. */
async function requireWritable({ edits, jpegs }: ProjectChoices['results']): Promise<void> {
  for (const chosen of [edits, jpegs]) {
    if (typeof chosen === 'string') continue;
    try {
      await makeFolder(chosen.folder);
      await access(chosen.folder, constants.W_OK);
    } catch {
      throw new Wrong(`Results can’t be kept in ${chosen.folder}. Choose another folder. Nothing was sent.`);
    }
  }
}

function nameOf(name: string | undefined): { name?: string } {
  if (name === undefined) return {};
  if (name.trim() === '' || name.trim().length > 200) throw new Wrong('--name takes 1 to 200 characters.');
  return { name: name.trim() };
}

const starsOf = (values: Values): StarWish => ({
  stars: numberIn('stars', values.stars, { from: 1, to: 5, whole: true }),
  rejected: values.rejected === true,
});

const overridesOf = (values: Values): Partial<Settings> => ({
  ...lineOptions(values),
  practice: values.practice === true,
});

const listing = ({ practice }: Pick<Values, 'practice'>): string =>
  typed(`profiles${practice === true ? ' --practice' : ''}`);

/** The one profile that a key or a name means. */
function pick(profiles: readonly Profile[], wanted: string, values: Pick<Values, 'practice'>): Profile {
  const byKey = profiles.filter(({ key }) => String(key) === wanted);
  const byName = profiles.filter(({ name }) => name === wanted);
  const loosely = profiles.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const found = [byKey, byName, loosely].find((some) => some.length > 0) ?? [];
  const [one, another] = found;
  if (one === undefined) {
    const near = didYouMean(
      wanted,
      profiles.map(({ name }) => name),
    );
    throw new Wrong(`There is no profile “${wanted}”.${near} See: ${listing(values)}`);
  }
  if (another === undefined) return one;
  throw new Wrong(
    `“${wanted}” means several profiles: ${found.map(({ key }) => key).join(', ')}. Name one by its key.`,
  );
}
