import { afterAll, beforeAll, expect, it } from 'vitest';
import { practised, type SmallClient } from '../small-client.ts';

let client: SmallClient;
let uuid: string;
beforeAll(async () => {
  client = await practised();
  uuid = await client.create('Taken');
  await client.send(uuid, { 'a.CR2': new Uint8Array(100) });
});
afterAll(() => client[Symbol.asyncDispose]());

const raw = { profile_key: 14715 };

it('refuses a wrong or missing key with 401', async () => {
  const wrong = await client.call('GET', '/profiles', undefined, { 'x-api-key': 'nope' });
  expect(wrong).toMatchObject({ status: 401, message: 'Invalid API key' });
  expect((await fetch(`${client.practice.url}/profiles`)).status).toBe(401);
});

it('refuses a name that is taken', async () => {
  const reply = await client.call('POST', '/projects', { name: 'Taken' });
  expect(reply).toMatchObject({ status: 400, message: "Project with name 'Taken' already exists" });
});

it('refuses file names that appear twice, and ones that are none', async () => {
  const path = `/projects/${uuid}/get_temporary_upload_links`;
  const files = (...names: unknown[]) => ({ files_list: names.map((file_name) => ({ file_name })) });
  const twice = await client.call('POST', path, files('a.CR2', 'b.CR2', 'a.CR2'));
  expect(twice).toMatchObject({ status: 400, message: 'File "a.CR2" appears 2 times.' });
  for (const name of ['', '..', null, 7, 'x'.repeat(1000), '\ud800.CR2'])
    expect((await client.call('POST', path, files(name))).status).toBe(400);
  for (const body of [{}, { files_list: [] }, { file_names: ['a'] }, '[', '[]'])
    expect((await client.call('POST', path, body)).status).toBe(400);
});

it('knows no other project, path or method', async () => {
  const missing = '/projects/00000000-0000-4000-8000-000000000000';
  for (const path of [missing, `${missing}/edit/status`, '/projects/..%2f..%2fx', '/projects/Nobody/uuid'])
    expect(await client.call('GET', path)).toMatchObject({ status: 404, message: 'Project not found' });
  expect((await client.call('POST', `${missing}/edit`, raw, { 'Content-Type': '' })).status).toBe(404);
  expect((await client.call('GET', '/elsewhere')).status).toBe(404);
  expect((await client.call('DELETE', '/profiles')).status).toBe(405);
  expect((await client.call('GET', '/projects/%ff/uuid')).status).toBe(400);
});

it.each(['edit', 'export'])('refuses a Content-Type on %s', async (work) => {
  for (const type of ['application/json', 'text/plain;charset=UTF-8']) {
    const reply = await client.call('POST', `/projects/${uuid}/${work}`, raw, { 'Content-Type': type });
    expect(reply).toMatchObject({
      status: 400,
      message: `Content-Type must be empty for ${work} requests.`,
    });
  }
});

it.each([
  ['no profile', {}],
  ['an unknown profile', { profile_key: 1 }],
  ['a profile by name', { profile_key: 'LOVE & LIGHT' }],
  ['two crops', { ...raw, crop: true, portrait_crop: true }],
  ['two ways to straighten', { ...raw, straighten: true, perspective_correction: true }],
  ['an unknown crop ratio', { ...raw, crop: true, crop_aspect_ratio: '16:9' }],
  ['an unknown compression', { ...raw, hdr_merge: true, hdr_output_compression: 'ZIP' }],
  ['an unknown type', { ...raw, photography_type: 'Wedding' }],
  ['an unknown sky', { ...raw, sky_replacement: true, sky_replacement_template_id: 9 }],
  ['a tool that is no truth', { ...raw, crop: 'yes' }],
  ['a callback without https', { ...raw, callback_url: 'http://example.org' }],
])('refuses an edit with %s', async (_what, order) => {
  const reply = await client.edit(uuid, order);
  expect(reply.status).toBe(400);
  expect(reply.message).not.toBe('');
  expect((await client.call('GET', `/projects/${uuid}`)).data.profile).toBe(null);
});

it('refuses a profile that does not fit the files, both ways', async () => {
  const unfit = await client.edit(uuid, { profile_key: 14716 });
  expect(unfit.message).toBe('JPG profile cannot be used with RAW files: a.CR2');
  const other = await client.create();
  await client.send(other, { 'b.jpg': new Uint8Array(10), 'c.CR2': new Uint8Array(10) });
  const reply = await client.edit(other, raw);
  expect(reply).toMatchObject({ status: 400, message: 'RAW profile cannot be used with JPG files: b.jpg' });
});

it('refuses what comes too early', async () => {
  const early = await client.create();
  expect((await client.edit(early, raw)).status).toBe(400);
  const links = await client.call('GET', `/projects/${uuid}/edit/get_temporary_download_links`);
  expect(links.status).toBe(400);
  const asked = await client.call('POST', `/projects/${uuid}/export`, undefined, { 'Content-Type': '' });
  expect(asked.status).toBe(400);
  expect((await client.call('GET', `/projects/${uuid}/export/status`)).data.status).toBe('Pending');
  expect((await client.call('GET', '/projects?size=101')).status).toBe(400);
});

it('takes a second edit of one project and shows it in the log', async () => {
  const twice = await client.create();
  await client.send(twice, { 'a.CR2': new Uint8Array(10) });
  await client.edit(twice, raw);
  await client.follow(twice, 'edit');
  const first = (await client.fetchAll(twice, 'edit')).get('a.xmp')?.toString();
  expect((await client.edit(twice, { profile_key: 501 })).status).toBe(200);
  await client.follow(twice, 'edit');
  expect((await client.fetchAll(twice, 'edit')).get('a.xmp')?.toString()).not.toBe(first);
  // While the first is still being made, too: what counts is the last one, whichever is finished first.
  for (const last of [true, false]) {
    for (const hdr_merge of [!last, last]) await client.edit(twice, { ...raw, hdr_merge });
    expect((await client.follow(twice, 'edit')).at(-1)).toBe('Completed');
    const names = (await client.results(twice, 'edit')).map(({ name }) => name);
    expect(names).toEqual([last ? 'a.dng' : 'a.xmp']);
  }
  const edits = client.practice
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.endsWith(`${twice}/edit`));
  expect(edits).toHaveLength(6);
});
