// Creating, listing and finding projects.
import { join } from 'node:path';
import { profiles } from '../profiles.ts';
import { statusOf } from '../progress.ts';
import type { PracticeProject } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import { countObjects } from '../store/bucket.ts';
import { bodyOf, projectOf } from './read-call.ts';
import type { Api, Call } from './routes.ts';

export async function createProject(call: Call): Promise<unknown> {
  const name = (await bodyOf(call)).name ?? undefined;
  if (name !== undefined && (typeof name !== 'string' || name.trim() === ''))
    throw new Refusal(400, 'name must be a text that is not empty.');
  return { project_uuid: call.api.projects.create(name).uuid };
}

export async function listProjects({ api, exchange }: Call): Promise<unknown> {
  const query = new Map(exchange.query());
  const size = wholeNumber(query.get('size') ?? '20', 'size', 1, 100);
  const page = wholeNumber(query.get('page') ?? '0', 'page', 0, Number.MAX_SAFE_INTEGER);
  // Every project here was made over the API, and none can be archived.
  const ours = (query.get('client_type') ?? 'API') === 'API' && query.get('is_archived') !== 'true';
  const all = ours ? api.projects.all() : [];
  const shown = all.slice(page * size, (page + 1) * size);
  const projects = await Promise.all(shown.map((project) => describe(api, project)));
  return { projects, pagination: { total: all.length, size, page } };
}

export async function oneProject(call: Call): Promise<unknown> {
  return describe(call.api, projectOf(call));
}

export function uuidOf({ api, named }: Call): unknown {
  const project = api.projects.byName(named[0] ?? '');
  if (project === null) throw new Refusal(404, 'Project not found');
  return { project_uuid: project.uuid };
}

/** `profile` and `ai_tools` are empty until an edit was asked for: they prove that it was. */
async function describe({ projects }: Api, project: PracticeProject): Promise<unknown> {
  const order = project.edit?.order;
  const profile = profiles.find(({ profile_key }) => profile_key === order?.profile);
  const now = Date.now();
  return {
    project_id: Number.parseInt(project.uuid.slice(0, 7), 16),
    project_uuid: project.uuid,
    name: project.name,
    status: statusOf(projects, project, 'edit', now),
    created_at: new Date(project.created).toISOString(),
    number_of_images: await countObjects(join(projects.folderOf(project.uuid), 'upload')),
    profile: profile?.profile_name ?? null,
    ai_tools: order?.tools ?? [],
    customer_reference_id: 1,
    thumbnail_src: null,
    export_status: project.export === null ? null : statusOf(projects, project, 'export', now),
  };
}

function wholeNumber(text: string, name: string, from: number, to: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= from && value <= to) return value;
  throw new Refusal(400, `${name} must be a whole number from ${from} to ${to}.`);
}
