// Asking for an edit or an export, and how it stands.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { profiles } from '../profiles.ts';
import { statusOf } from '../progress.ts';
import type { Asked, PracticeProject, Work } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import { listObjects } from '../store/bucket.ts';
import { readEditOrder } from './edit-order.ts';
import { bodyOf, projectOf } from './read-call.ts';
import type { Api, Call } from './routes.ts';

/**
 * Takes an order. A second one for the same project is taken as well and starts over: what the real service does
 * then is not known, and the log of requests shows it.
 */
export async function ask(call: Call, work: Work): Promise<unknown> {
  if (call.exchange.header('content-type') !== '')
    throw new Refusal(400, `Content-Type must be empty for ${work} requests.`);
  const project = projectOf(call);
  const { api } = call;
  if (work === 'edit') await startEdit(call, project);
  else startExport(api, project);
  api.darkroom.begin(project.uuid, work);
  return { project_uuid: project.uuid, message: `The ${work} of the project has started.` };
}

async function startEdit(call: Call, project: PracticeProject): Promise<void> {
  const { projects, darkroom, editSeconds } = call.api;
  const order = readEditOrder(await bodyOf(call));
  const photos = await listObjects(join(projects.folderOf(project.uuid), 'upload'));
  if (photos.length === 0) throw new Refusal(400, 'No photos were uploaded to this project.');
  checkFit(
    order.profile,
    photos.map(({ name }) => name),
  );
  darkroom.discard(project.uuid, 'edit');
  darkroom.discard(project.uuid, 'export');
  const asked = newAsking(editSeconds);
  projects.save({ ...project, edit: { ...asked, order }, export: null });
}

function startExport({ projects, darkroom, exportSeconds }: Api, project: PracticeProject): void {
  if (statusOf(projects, project, 'edit', Date.now()) !== 'Completed')
    throw new Refusal(400, 'The project can be exported only after its edit is completed.');
  darkroom.discard(project.uuid, 'export');
  projects.save({ ...project, export: newAsking(exportSeconds) });
}

const newAsking = (seconds: number): Asked => ({
  id: randomUUID(),
  at: Date.now(),
  seconds,
  failed: false,
});

/** Also starts the work again if a killed server left it undone. */
export function tellStatus(call: Call, work: Work): unknown {
  const project = projectOf(call);
  const { projects, darkroom } = call.api;
  const status = statusOf(projects, project, work, Date.now());
  if (project[work] !== null && status !== 'Failed') darkroom.begin(project.uuid, work);
  return { status };
}

export const isJpeg = (name: string): boolean => /\.jpe?g$/i.test(name);

function checkFit(key: number, names: readonly string[]): void {
  const type = profiles.find((profile) => profile.profile_key === key)?.image_type ?? 'RAW';
  const unfit = names.filter((name) => isJpeg(name) !== (type === 'JPG'));
  if (unfit.length === 0) return;
  const other = type === 'JPG' ? 'RAW' : 'JPG';
  throw new Refusal(
    400,
    `${type} profile cannot be used with ${other} files: ${unfit.slice(0, 10).join(', ')}`,
  );
}
