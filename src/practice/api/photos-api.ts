// Links: for photos to be sent, and for results to be fetched.
import { join } from 'node:path';
import { statusOf } from '../progress.ts';
import type { Work } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import { findObject, listObjects } from '../store/bucket.ts';
import { bodyOf, hostFor, projectOf } from './read-call.ts';
import type { Call } from './routes.ts';

// S3's longest key is 1,024 bytes, and the project's folder takes some of them.
const longestName = 900;

interface Wanted {
  readonly name: string;
  readonly md5: string | undefined;
}

export async function uploadLinks(call: Call): Promise<unknown> {
  const { uuid } = projectOf(call);
  const wanted = readFiles((await bodyOf(call)).files_list);
  refuseRepeated(wanted.map(({ name }) => name));
  const host = hostFor(call);
  const files = wanted.map(({ name, md5 }) => ({
    file_name: name,
    upload_link: call.api.link(host, 'PUT', {
      project: uuid,
      place: 'upload',
      name,
      ...(md5 === undefined ? {} : { md5 }),
    }),
  }));
  return { files_list: files };
}

export async function listResults(call: Call, work: Work): Promise<unknown> {
  const { folder, link } = finished(call, work);
  const results = await listObjects(folder);
  return { files_list: results.map(({ name }) => ({ file_name: name, download_link: link(name) })) };
}

export async function oneResult(call: Call, work: Work): Promise<unknown> {
  const { folder, link } = finished(call, work);
  const name = new Map(call.exchange.query()).get('file_name') ?? '';
  if ((await findObject(folder, name)) === null) throw new Refusal(404, 'File not found');
  return { file_name: name, download_link: link(name) };
}

/** For putting a photo, finished elsewhere, in the place of an exported one. */
export function replacingLink(call: Call): unknown {
  finished(call, 'export');
  const project = projectOf(call).uuid;
  const name = new Map(call.exchange.query()).get('file_name');
  if (!isName(name)) throw new Refusal(400, 'file_name is required.');
  const link = call.api.link(hostFor(call), 'PUT', { project, place: 'export', name });
  return { file_name: name, upload_link: link };
}

function finished(call: Call, work: Work): { folder: string; link: (name: string) => string } {
  const project = projectOf(call);
  const { api } = call;
  const status = statusOf(api.projects, project, work, Date.now());
  if (status !== 'Completed')
    throw new Refusal(400, `The ${work} of this project is not completed: its status is ${status}.`);
  const host = hostFor(call);
  const link = (name: string) => api.link(host, 'GET', { project: project.uuid, place: work, name });
  return { folder: join(api.projects.folderOf(project.uuid), work), link };
}

function readFiles(list: unknown): readonly Wanted[] {
  if (!Array.isArray(list) || list.length === 0)
    throw new Refusal(400, 'files_list is required and must name at least one file.');
  return list.map((file: { file_name?: unknown; md5?: unknown } | null) => {
    const name = file?.file_name;
    const md5 = file?.md5 ?? undefined;
    if (!isName(name)) throw new Refusal(400, 'Every file in files_list needs a usable file_name.');
    if (md5 !== undefined && typeof md5 !== 'string') throw new Refusal(400, 'md5 must be a base64 text.');
    return { name, md5 };
  });
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.isWellFormed() &&
  !['', '.', '..'].includes(name) &&
  Buffer.byteLength(name) <= longestName;

function refuseRepeated(names: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count > 1);
  if (repeated.length > 0)
    throw new Refusal(
      400,
      repeated.map(([name, count]) => `File "${name}" appears ${count} times.`).join(' '),
    );
}
