// A client of its own for the tests beside this file: plain fetch, by the quickstart, sharing nothing with the app's.
import { type Practice, type PracticeOptions, startPractice } from './server.ts';

export interface Reply {
  readonly status: number;
  readonly text: string;
  /** What stands under `data`. */
  readonly data: Record<string, unknown>;
  /** `error.message`. */
  readonly message: string;
}

export interface Link {
  readonly name: string;
  readonly url: string;
}

export interface SmallClient {
  readonly practice: Practice;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** A new project's uuid. */
  create(name?: string): Promise<string>;
  uploadLinks(uuid: string, names: readonly string[]): Promise<readonly Link[]>;
  send(uuid: string, photos: Readonly<Record<string, Uint8Array>>): Promise<void>;
  edit(uuid: string, order: object): Promise<Reply>;
  /** Asks until it is Completed or Failed; returns every status seen, each once. */
  follow(uuid: string, work: 'edit' | 'export'): Promise<readonly string[]>;
  results(uuid: string, work: 'edit' | 'export'): Promise<readonly Link[]>;
  fetchAll(uuid: string, work: 'edit' | 'export'): Promise<Map<string, Buffer>>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a server that answers quickly, and a client of it; both end with the block (`await using`). */
export async function practised(options: PracticeOptions = {}): Promise<SmallClient> {
  const practice = await startPractice({ editSeconds: 0, ...options });
  return { ...clientOf(practice), [Symbol.asyncDispose]: practice.close };
}

export function clientOf(practice: Practice): Omit<SmallClient, typeof Symbol.asyncDispose> {
  const call: SmallClient['call'] = async (method, path, body, headers = {}) => {
    const reply = await fetch(`${practice.url}${path}`, {
      method,
      headers: { 'x-api-key': practice.key, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readReply(reply.status, await reply.text());
  };
  const create = async (name?: string): Promise<string> =>
    String((await call('POST', '/projects/', name === undefined ? {} : { name })).data.project_uuid);
  const uploadLinks = async (uuid: string, names: readonly string[]): Promise<readonly Link[]> => {
    const files_list = names.map((file_name) => ({ file_name }));
    const reply = await call('POST', `/projects/${uuid}/get_temporary_upload_links`, { files_list });
    return linksIn(reply, 'upload_link');
  };
  const results: SmallClient['results'] = async (uuid, work) =>
    linksIn(await call('GET', `/projects/${uuid}/${work}/get_temporary_download_links`), 'download_link');
  return {
    practice,
    call,
    create,
    uploadLinks,
    results,
    send: async (uuid, photos) => {
      for (const { name, url } of await uploadLinks(uuid, Object.keys(photos))) {
        const { status } = await fetch(url, { method: 'PUT', body: new Uint8Array(photos[name] ?? []) });
        if (status !== 200) throw new Error(`${name}: ${status}`);
      }
    },
    edit: (uuid, order) => call('POST', `/projects/${uuid}/edit`, order, { 'Content-Type': '' }),
    follow: async (uuid, work) => followed(() => call('GET', `/projects/${uuid}/${work}/status`)),
    fetchAll: async (uuid, work) => {
      const fetched = new Map<string, Buffer>();
      for (const { name, url } of await results(uuid, work))
        fetched.set(name, Buffer.from(await (await fetch(url)).arrayBuffer()));
      return fetched;
    },
  };
}

async function followed(ask: () => Promise<Reply>): Promise<readonly string[]> {
  const seen: string[] = [];
  for (;;) {
    const status = String((await ask()).data.status);
    if (seen.at(-1) !== status) seen.push(status);
    if (['Completed', 'Failed', 'undefined'].includes(status)) return seen;
    await new Promise((done) => setTimeout(done, 10));
  }
}

function readReply(status: number, text: string): Reply {
  const body = text.startsWith('{') ? JSON.parse(text) : {};
  return { status, text, data: body.data ?? {}, message: body.error?.message ?? '' };
}

const linksIn = ({ data }: Reply, field: string): readonly Link[] =>
  (data.files_list as Record<string, string>[]).map((file) => ({
    name: file.file_name ?? '',
    url: file[field] ?? '',
  }));
