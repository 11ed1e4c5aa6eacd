// Which path means what. One table; the answers are in projects-api.ts, photos-api.ts and work-api.ts.
import type { Darkroom } from '../darkroom/darkroom.ts';
import type { Exchange } from '../exchange.ts';
import { profiles, skyTemplates } from '../profiles.ts';
import type { Projects } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import type { LinkMaker } from '../store/links.ts';
import { listResults, oneResult, replacingLink, uploadLinks } from './photos-api.ts';
import { createProject, listProjects, oneProject, uuidOf } from './projects-api.ts';
import { ask, tellStatus } from './work-api.ts';

export interface Api {
  readonly projects: Projects;
  readonly darkroom: Darkroom;
  readonly link: LinkMaker;
  /** The address to use in links when the client's own is not one of this computer. */
  readonly host: string;
  readonly editSeconds: number;
  readonly exportSeconds: number;
}

export interface Call {
  readonly api: Api;
  readonly exchange: Exchange;
  /** What stands in the path at the route's stars, decoded. */
  readonly named: readonly string[];
}

/** Returns what goes into the reply, under `data`. */
type Route = readonly [method: string, path: string, run: (call: Call) => unknown];

const routes: readonly Route[] = [
  ['GET', 'profiles', () => ({ profiles })],
  ['POST', 'projects', createProject],
  ['GET', 'projects', listProjects],
  ['GET', 'projects/sky_replacement/templates', () => ({ templates: skyTemplates })],
  ['GET', 'projects/*', oneProject],
  ['GET', 'projects/*/uuid', uuidOf],
  ['POST', 'projects/*/get_temporary_upload_links', uploadLinks],
  ['POST', 'projects/*/edit', (call) => ask(call, 'edit')],
  ['GET', 'projects/*/edit/status', (call) => tellStatus(call, 'edit')],
  ['GET', 'projects/*/edit/get_temporary_download_links', (call) => listResults(call, 'edit')],
  ['POST', 'projects/*/export', (call) => ask(call, 'export')],
  ['GET', 'projects/*/export/status', (call) => tellStatus(call, 'export')],
  ['GET', 'projects/*/export/get_temporary_download_links', (call) => listResults(call, 'export')],
  ['GET', 'projects/*/export/get_download_link', (call) => oneResult(call, 'export')],
  ['GET', 'projects/*/export/get_upload_link', replacingLink],
];

/** Answers a request whose key was found right. */
export async function answerApi(api: Api, exchange: Exchange): Promise<void> {
  const parts = exchange.entry.path
    .replace(/^\/v1(?=\/|$)/, '')
    .split('/')
    .filter((part) => part !== '');
  const found = routes.filter(([, path]) => fits(path, parts));
  if (found.length === 0) throw new Refusal(404, 'Not Found');
  const route = found.find(([method]) => method === exchange.entry.method);
  if (route === undefined) throw new Refusal(405, 'Method Not Allowed');
  const [, path, run] = route;
  const named = parts.filter((_, place) => path.split('/')[place] === '*').map(decodeURIComponent);
  const reply = await run({ api, exchange, named });
  exchange.reply(200, { 'Content-Type': 'application/json' }, JSON.stringify({ data: reply }));
}

function fits(path: string, parts: readonly string[]): boolean {
  const wanted = path.split('/');
  return (
    wanted.length === parts.length && wanted.every((part, place) => part === '*' || part === parts[place])
  );
}
