// The exact requests, seen on a bare socket, and every form of reply that the sources name.
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { EditOptions } from '#contract/ai-tools.ts';
import { answerWith, type RawServer, startRawServer } from '#test/raw-server.ts';
import { type Agents, createAgents } from '../network/agents.ts';
import { createImagenClient, type ImagenClient } from './client.ts';

let agents: Agents;
beforeEach(() => {
  agents = createAgents({});
});
afterEach(() => agents.close());
const { signal } = new AbortController();

async function imagen(answer: Parameters<typeof startRawServer>[0]) {
  const server = await startRawServer(answer);
  onTestFinished(() => server.close());
  const address = () => `${server.url}/v1`;
  return {
    server,
    client: createImagenClient({ address, key: () => 'the-key', agents, userAgent: 'Roundtrip/9' }),
  };
}

/** What a client makes of one reply. */
async function replied<T>(body: unknown, call: (client: ImagenClient) => Promise<T>): Promise<T> {
  const { client } = await imagen(() => answerWith(200, body));
  return call(client);
}

/** A request as text, without the lines that every request has or that depend on the connection. */
function asSent(server: RawServer): string {
  const [request] = server.requests;
  const port = new URL(server.url).port;
  const always = [
    'x-api-key: the-key',
    'Accept: application/json',
    'User-Agent: Roundtrip/9',
    `Host: 127.0.0.1:${port}`,
  ];
  expect(request?.headers).toEqual(expect.arrayContaining(always));
  const own = request?.headers.filter((line) => !always.includes(line) && !line.startsWith('Connection: '));
  return [request?.line, ...(own ?? []), '', request?.body].join('\n');
}

const all: EditOptions = {
  photographyType: 'REAL_ESTATE',
  tools: ['crop', 'perspective_correction', 'hdr_merge', 'sky_replacement'],
  cropRatio: '4X5',
  hdrCompression: 'LOSSLESS',
  skyTemplate: 2,
  callbackUrl: 'https://studio.example/hook',
};
const links = { files_list: [] };
type Row = readonly [string, unknown, (client: ImagenClient) => Promise<unknown>, string];
const rows: readonly Row[] = [
  ['profiles', { profiles: [] }, (c) => c.profiles(signal), 'GET /v1/profiles HTTP/1.1\n\n'],
  [
    'skyTemplates',
    { templates: [] },
    (c) => c.skyTemplates(signal),
    'GET /v1/projects/sky_replacement/templates HTTP/1.1\n\n',
  ],
  [
    'createProject',
    { project_uuid: 'u-1' },
    (c) => c.createProject('Hochzeit Müller', signal),
    'POST /v1/projects/ HTTP/1.1\nContent-Type: application/json\nContent-Length: 27\n\n{"name":"Hochzeit Müller"}',
  ],
  [
    'projects',
    { projects: [] },
    (c) => c.projects(2, 100, signal),
    'GET /v1/projects?client_type=API&page=2&size=100&get_thumbnail=false HTTP/1.1\n\n',
  ],
  ['project', { project_uuid: 'u-1' }, (c) => c.project('u-1', signal), 'GET /v1/projects/u-1 HTTP/1.1\n\n'],
  [
    'uploadLinks',
    links,
    (c) => c.uploadLinks('u-1', ['a b.CR2', '100%.NEF'], signal),
    'POST /v1/projects/u-1/get_temporary_upload_links HTTP/1.1\nContent-Type: application/json\nContent-Length: 65\n\n' +
      '{"files_list":[{"file_name":"a b.CR2"},{"file_name":"100%.NEF"}]}',
  ],
  [
    'edit, nothing chosen',
    '',
    (c) => c.edit('u-1', { profileKey: 7, options: { tools: [] } }, signal),
    'POST /v1/projects/u-1/edit HTTP/1.1\nContent-Type: \nContent-Length: 17\n\n{"profile_key":7}',
  ],
  [
    'edit, everything chosen',
    '',
    (c) => c.edit('u-1', { profileKey: 163322, options: all }, signal),
    'POST /v1/projects/u-1/edit HTTP/1.1\nContent-Type: \nContent-Length: 276\n\n' +
      '{"profile_key":163322,"photography_type":"REAL_ESTATE","crop":true,"perspective_correction":true,"hdr_merge":true,' +
      '"sky_replacement":true,"crop_aspect_ratio":"4X5","hdr_output_compression":"LOSSLESS",' +
      '"sky_replacement_template_id":2,"callback_url":"https://studio.example/hook"}',
  ],
  [
    'editStatus',
    { status: 'Pending' },
    (c) => c.editStatus('u-1', signal),
    'GET /v1/projects/u-1/edit/status HTTP/1.1\n\n',
  ],
  [
    'editLinks',
    links,
    (c) => c.editLinks('u-1', signal),
    'GET /v1/projects/u-1/edit/get_temporary_download_links HTTP/1.1\n\n',
  ],
  [
    'requestExport',
    '',
    (c) => c.requestExport('u-1', signal),
    'POST /v1/projects/u-1/export HTTP/1.1\nContent-Type: \nContent-Length: 0\n\n',
  ],
  [
    'exportStatus',
    { status: 'Pending' },
    (c) => c.exportStatus('u-1', signal),
    'GET /v1/projects/u-1/export/status HTTP/1.1\n\n',
  ],
  [
    'exportLinks',
    links,
    (c) => c.exportLinks('u-1', signal),
    'GET /v1/projects/u-1/export/get_temporary_download_links HTTP/1.1\n\n',
  ],
];

describe('requests', () => {
  it.each(rows)('%s', async (_, body, call, sent) => {
    const { server, client } = await imagen(() => answerWith(200, body));
    await call(client);
    expect(asSent(server)).toBe(sent);
    expect(server.requests).toHaveLength(1);
  });

  it('create, edit and export go out on a connection of their own; the others share one', async () => {
    const { server, client } = await imagen(({ line }) =>
      answerWith(200, line.includes('/status') ? { status: 'Pending' } : { project_uuid: 'u-1' }),
    );
    await client.editStatus('u-1', signal);
    await client.editStatus('u-1', signal);
    expect(server.connections()).toBe(1);
    await client.createProject('a', signal);
    await client.edit('u-1', { profileKey: 1, options: { tools: [] } }, signal);
    await client.requestExport('u-1', signal);
    expect(server.connections()).toBe(4);
  });

  it('a uuid stays one part of the path', async () => {
    const { server, client } = await imagen(() => answerWith(200, ''));
    await client.requestExport('a/../b?c', signal);
    expect(server.requests[0]?.line).toBe('POST /v1/projects/a%2F..%2Fb%3Fc/export HTTP/1.1');
  });
});

describe('the key', () => {
  const withKey = (key: string, address = () => 'http://127.0.0.1:1') =>
    createImagenClient({ address, key: () => key, agents }).profiles(signal);

  it('is asked for when there is none, and not sent when it can’t be one', async () => {
    await expect(withKey(' ')).rejects.toMatchObject({ fault: { code: 'key-missing' } });
    await expect(withKey('line\nbreak')).rejects.toMatchObject({ fault: { code: 'key-rejected' } });
  });
  it('goes to no address that could be read on the way', async () => {
    const refused = withKey('the-key', () => 'http://imagen.test/v1');
    await expect(refused).rejects.toMatchObject({ fault: { code: 'address-refused' } });
  });
  it('goes only to the address it was read for, though the settings change meanwhile', async () => {
    const first = await imagen(() => answerWith(200, []));
    const second = await imagen(() => answerWith(200, []));
    let now = first.server.url;
    const key = async () => {
      const was = now;
      now = second.server.url;
      return `key-for-${was === first.server.url ? 'first' : 'second'}`;
    };
    await createImagenClient({ address: () => now, key, agents }).profiles(signal);
    expect(first.server.requests).toEqual([]);
    expect(second.server.requests[0]?.headers).toContain('x-api-key: key-for-second');
  });
});

describe('replies', () => {
  const raw = {
    profile_key: 5,
    profile_name: 'wedding',
    profile_type: 'Personal',
    image_type: 'RAW',
    more: 1,
  };
  const wedding = { key: 5, name: 'wedding', type: 'Personal', imageType: 'RAW' };
  it.each([
    ['bare', { profiles: [raw], total: 1 }],
    ['in an envelope', { data: { profiles: [raw] } }],
    ['as a bare array', [raw]],
    ['as an array in an envelope', { data: [raw] }],
  ])('profiles %s', async (_, body) => {
    expect(await replied(body, (c) => c.profiles(signal))).toEqual([wedding]);
  });

  it('profiles: kinds in any case, numbers as text, unknown kinds left out', async () => {
    const odd = ['jpg', 'Jpeg', ' raw ', 'VIDEO', null, 'constructor'].map((image_type) => ({
      ...raw,
      profile_key: '14715',
      image_type,
    }));
    const profiles = await replied({ profiles: odd }, (c) => c.profiles(signal));
    expect(profiles.map(({ key, imageType }) => [key, imageType])).toEqual([
      [14715, 'JPG'],
      [14715, 'JPG'],
      [14715, 'RAW'],
    ]);
    expect(await replied({ profiles: [{ ...raw, image_type: 'VIDEO' }] }, (c) => c.profiles(signal))).toEqual(
      [],
    );
  });

  it('`data` with company is no envelope', async () => {
    const body = { data: { project_uuid: 'wrong' }, project_uuid: 'right' };
    expect(await replied(body, (c) => c.createProject('a', signal))).toBe('right');
  });

  it('projects, with whatever the service leaves out', async () => {
    const full = {
      project_id: 1,
      project_uuid: 'u',
      name: 'n',
      status: 'In Progress',
      number_of_images: 3,
      profile: 7,
      ai_tools: ['crop', 1],
      export_status: 'Pending',
    };
    const body = {
      data: {
        projects: [full, { project_uuid: 'v', profile: null, ai_tools: null }, { name: 'no uuid' }],
        pagination: {},
      },
    };
    expect(await replied(body, (c) => c.projects(0, 20, signal))).toEqual([
      {
        uuid: 'u',
        name: 'n',
        status: 'In Progress',
        photos: 3,
        profile: '7',
        tools: ['crop'],
        exportStatus: 'Pending',
      },
      { uuid: 'v', name: null, status: null, photos: null, profile: null, tools: [], exportStatus: null },
    ]);
  });

  it('sky templates', async () => {
    const body = { templates: [{ id: 1, is_default: true }, { id: '2' }] };
    const templates = await replied(body, (c) => c.skyTemplates(signal));
    expect(templates).toEqual([
      { id: 1, isDefault: true },
      { id: 2, isDefault: false },
    ]);
  });

  it.each([
    ['Pending', 'pending'],
    ['In Progress', 'in-progress'],
    ['IN_PROGRESS', 'in-progress'],
    ['in-progress', 'in-progress'],
    ['inprogress', 'in-progress'],
    ['COMPLETED', 'completed'],
    ['failed', 'failed'],
    ['Queued', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('status %j means %s', async (status, state) => {
    expect(await replied({ data: { status } }, (c) => c.editStatus('u', signal))).toEqual({
      state,
      progress: null,
      details: null,
    });
  });

  it('a status’s progress within bounds, its details fit to be shown', async () => {
    const status = (progress: unknown, details: unknown) =>
      replied({ status: 'Failed', progress, details }, (c) => c.exportStatus('u', signal));
    expect(await status(140, 'see https://x/y?Signature=1 (the-key)')).toMatchObject({
      progress: 100,
      details: 'see (a link) ((your key))',
    });
    expect(await status('half', { a: 1 })).toEqual({ state: 'failed', progress: null, details: null });
  });

  it('links, less entries without one', async () => {
    const url = 'https://b.s3.amazonaws.com/a.raw?X-Amz-Signature=1';
    const list = [
      { file_name: 'a.raw', upload_link: url, download_link: 'http://127.0.0.1:1/b' },
      { file_name: 'c' },
      { file_name: 'd', upload_link: null, download_link: '' },
    ];
    const body = { data: { files_list: list } };
    expect(await replied(body, (c) => c.uploadLinks('u', ['a.raw'], signal))).toEqual([
      { name: 'a.raw', url },
    ]);
    expect(await replied(body, (c) => c.editLinks('u', signal))).toEqual([
      { name: 'a.raw', url: 'http://127.0.0.1:1/b' },
    ]);
  });

  it.each(['http://b.example/a', 'file:///etc/passwd', 'nonsense', 5])(
    'no list with the link %j',
    async (link) => {
      const body = { files_list: [{ file_name: 'a', upload_link: link }] };
      const asked = replied(body, (c) => c.uploadLinks('u', ['a'], signal));
      await expect(asked).rejects.toMatchObject({ fault: { code: 'unexpected-reply' } });
    },
  );

  it.each([
    '',
    'null',
    '"edited"',
    'Project edited.',
    { project_uuid: 'u', status: 'Pending', action: 'edit' },
  ])('an edit is taken whatever its reply: %j', async (body) => {
    await replied(body, (c) => c.edit('u', { profileKey: 1, options: { tools: [] } }, signal));
  });
});
