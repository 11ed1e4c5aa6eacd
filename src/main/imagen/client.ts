// The Imagen client: a method per endpoint, one request each. It doesn't retry (network/retry.ts does, around it).
// Used by the project steps and wherever profiles are listed. Source: the quickstart and imagen-api.md §2.
import type { EditOptions, SkyTemplate } from '#contract/ai-tools.ts';
import type { Profile } from '#contract/profile.ts';
import type { Agents } from '../network/agents.ts';
import { type Call, createCaller } from './caller.ts';
import * as wire from './wire.ts';
import { plainWords } from './words.ts';

export interface RemoteProject {
  readonly uuid: string;
  readonly name: string | null;
  /** The service's own word, whatever it is. */
  readonly status: string | null;
  /** Photos it has; null when the service doesn't say. */
  readonly photos: number | null;
  /** The profile of its edit; null until one was asked for. */
  readonly profile: string | null;
  readonly tools: readonly string[];
  readonly exportStatus: string | null;
}

/** `unknown` is a status this version doesn't know: it counts as still running. */
export type RemoteState = 'pending' | 'in-progress' | 'completed' | 'failed' | 'unknown';
export interface RemoteStatus {
  readonly state: RemoteState;
  /** 0 to 100, or null: the service seldom says. */
  readonly progress: number | null;
  readonly details: string | null;
}

/** A presigned link and the name the service knows its photo or result by. A secret: in no log and no file. */
export interface Link {
  readonly name: string;
  readonly url: string;
}

export interface ImagenClient {
  profiles(signal: AbortSignal): Promise<readonly Profile[]>;
  skyTemplates(signal: AbortSignal): Promise<readonly SkyTemplate[]>;
  /** The new project's uuid. Faults with `name-taken`. */
  createProject(name: string, signal: AbortSignal): Promise<string>;
  /** One page of this account's API projects, newest first; `page` counts from 0, `size` is at most 100. */
  projects(page: number, size: number, signal: AbortSignal): Promise<readonly RemoteProject[]>;
  project(uuid: string, signal: AbortSignal): Promise<RemoteProject>;
  uploadLinks(uuid: string, names: readonly string[], signal: AbortSignal): Promise<readonly Link[]>;
  /** May cost money: never ask twice without knowing. `surelyNotDone` of a fault says whether it was not done. */
  edit(
    uuid: string,
    request: { readonly profileKey: number; readonly options: EditOptions },
    signal: AbortSignal,
  ): Promise<void>;
  editStatus(uuid: string, signal: AbortSignal): Promise<RemoteStatus>;
  editLinks(uuid: string, signal: AbortSignal): Promise<readonly Link[]>;
  /** As `edit`. */
  requestExport(uuid: string, signal: AbortSignal): Promise<void>;
  exportStatus(uuid: string, signal: AbortSignal): Promise<RemoteStatus>;
  exportLinks(uuid: string, signal: AbortSignal): Promise<readonly Link[]>;
}

export interface ClientOptions {
  /** Imagen's address; checked again before each request, as the key goes there. */
  readonly address: () => string;
  readonly key: () => string | Promise<string>;
  readonly agents: Agents;
  readonly userAgent?: string | undefined;
}

export function createImagenClient(options: ClientOptions): ImagenClient {
  const { read, tell } = createCaller(options);
  const status = async (call: Call, signal: AbortSignal): Promise<RemoteStatus> => {
    const { details, ...rest } = await read(call, wire.statusReply, signal);
    if (details === null) return { ...rest, details };
    return { ...rest, details: plainWords(details, await options.key()) };
  };
  return {
    profiles: (signal) => read(get('/profiles'), wire.profilesReply, signal),
    skyTemplates: (signal) =>
      read(get('/projects/sky_replacement/templates'), wire.skyTemplatesReply, signal),
    createProject: (name, signal) => read(create(name), wire.createReply, signal),
    projects: (page, size, signal) => read(get(listPath(page, size)), wire.projectsReply, signal),
    project: (uuid, signal) => read(of(uuid, ''), wire.projectReply, signal),
    uploadLinks: (uuid, names, signal) => read(linksFor(uuid, names), wire.uploadLinksReply, signal),
    edit: (uuid, { profileKey, options: chosen }, signal) =>
      tell(once('edit', uuid, '/edit', JSON.stringify(wire.editRequest(profileKey, chosen))), signal),
    editStatus: (uuid, signal) => status(of(uuid, '/edit/status'), signal),
    editLinks: (uuid, signal) => read(of(uuid, `/edit${downloads}`), wire.downloadLinksReply, signal),
    requestExport: (uuid, signal) => tell(once('project', uuid, '/export', ''), signal),
    exportStatus: (uuid, signal) => status(of(uuid, '/export/status'), signal),
    exportLinks: (uuid, signal) => read(of(uuid, `/export${downloads}`), wire.downloadLinksReply, signal),
  };
}

const downloads = '/get_temporary_download_links';
const listPath = (page: number, size: number): string =>
  `/projects?client_type=API&page=${page}&size=${size}&get_thumbnail=false`;
const pathOf = (uuid: string, rest: string): string => `/projects/${encodeURIComponent(uuid)}${rest}`;

const get = (path: string): Call => ({ method: 'GET', path, asked: 'service' });
const of = (uuid: string, rest: string): Call => ({
  method: 'GET',
  path: pathOf(uuid, rest),
  asked: 'project',
});
const json = { method: 'POST', contentType: 'application/json' } as const;

const create = (name: string): Call => ({
  ...json,
  path: '/projects/',
  asked: 'create',
  body: JSON.stringify({ name }),
  fresh: true,
});

const linksFor = (uuid: string, names: readonly string[]): Call => ({
  ...json,
  path: pathOf(uuid, '/get_temporary_upload_links'),
  asked: 'project',
  body: JSON.stringify({ files_list: names.map((name) => ({ file_name: name })) }),
});

// The quickstart demands an empty Content-Type here, though the body is JSON.
const once = (asked: 'edit' | 'project', uuid: string, rest: string, body: string): Call => ({
  method: 'POST',
  path: pathOf(uuid, rest),
  asked,
  contentType: '',
  body,
  fresh: true,
});
