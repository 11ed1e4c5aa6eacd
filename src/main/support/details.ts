// Support details of one project: a zip that explains what happened, to be sent to somebody who can help. It holds no
// key, no signed link, no photo, and neither the person's name nor their home folder. Names of the project, its folders
// and photos are in it, as nothing could be found without them; the window says so beside the button.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { deliveryOf } from '../projects/delivery.ts';
import { redact } from '../redact.ts';
import type { Services } from '../services.ts';
import { type Person, thisPerson, without, withoutIn } from './person.ts';
import { type ZipEntry, zip } from './zip.ts';

// The end of the log is what matters, and a zip of this much is small enough for a letter.
const mostLog = 2_000_000;

/** Writes the zip into `<home>/support` and gives its path. */
export async function writeSupport(
  services: Services,
  id: string,
  person: Person = thisPerson(),
): Promise<string> {
  const entries = await entriesOf(services, id, without(person));
  const folder = join(services.home, 'support');
  await mkdir(folder, { recursive: true });
  const now = new Date();
  const file = join(folder, `roundtrip-${id}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.zip`);
  await writeFile(file, zip(entries, now));
  return file;
}

async function entriesOf(
  services: Services,
  id: string,
  take: (text: string) => string,
): Promise<readonly ZipEntry[]> {
  const { store } = services;
  const asJson = (value: unknown): string => `${JSON.stringify(withoutIn(redact(value), take), null, 1)}\n`;
  const { name, ...project } = store.projects.get(id);
  const { ledger, unmatched } = deliveryOf(store, id);
  const moments = store.timeline.newest(id, Number.MAX_SAFE_INTEGER);
  return [
    { name: 'about.json', text: asJson(await aboutOf(services)) },
    { name: 'project.json', text: asJson({ ...project, name }) },
    { name: 'ledger.json', text: asJson({ ledger, counts: store.photos.counts(id), unmatched }) },
    { name: 'timeline.txt', text: take(moments.map(lineOf).join('')) },
    { name: 'log.txt', text: take(String(redact(await logOf(services.home)))) },
  ];
}

async function aboutOf({ version, runtime, settingsView }: Services) {
  return {
    roundtrip: version,
    runtime,
    node: process.versions.node,
    platform: `${process.platform} ${release()} ${arch()}`,
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    settings: await settingsView(),
  };
}

const lineOf = ({ at, what, detail }: { at: number; what: string; detail: object }): string =>
  `${new Date(at).toISOString()} ${what} ${JSON.stringify(redact(detail))}\n`;

const logOf = (home: string): Promise<string> =>
  readFile(join(home, 'logs', 'roundtrip.log'), 'utf8').then(
    (text) => text.slice(-mostLog),
    () => '',
  );
