import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { practised, type SmallClient } from '../small-client.ts';

let client: SmallClient;
let uuid: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-store-'));
  client = await practised({ folder });
  uuid = await client.create('Store');
});
afterAll(async () => {
  await client[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const bytes = Buffer.from('a photo');
const md5 = createHash('md5').update(bytes);
const digest = md5.copy().digest('base64');
const etag = `"${md5.digest('hex')}"`;
const linkFor = async (name: string): Promise<string> =>
  (await client.uploadLinks(uuid, [name]))[0]?.url ?? '';
const put = async (
  url: string,
  init: RequestInit = {},
): Promise<{ status: number; text: string; etag: string }> => {
  const reply = await fetch(url, { method: 'PUT', body: bytes, ...init });
  return { status: reply.status, text: await reply.text(), etag: reply.headers.get('etag') ?? '' };
};
const stored = async (): Promise<number> =>
  (await readdir(join(folder, 'projects', uuid, 'upload')).catch(() => [])).length;

/** Sends lines as they are and returns all that comes back. */
async function speak(url: string, lines: readonly string[], body: string, end: boolean): Promise<string> {
  const { hostname, port, pathname, search, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.write([`PUT ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...lines, '', body].join('\r\n'));
  if (end) socket.end();
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('end', () => socket.end());
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return answer;
}

it('takes a photo and answers with its MD5', async () => {
  expect(await put(await linkFor('good.CR2'))).toEqual({ status: 200, text: '', etag });
  const empty = { headers: { 'Content-Type': '' } };
  expect((await put(await linkFor('good.CR2'), empty)).status).toBe(200);
});

it('refuses a Content-Type, and any change of the link', async () => {
  const url = await linkFor('signed.CR2');
  const typed = await put(url, { headers: { 'Content-Type': 'image/jpeg' } });
  expect(typed.status).toBe(403);
  expect(typed.text).toContain('<Code>SignatureDoesNotMatch</Code>');
  for (const changed of [
    url.replace('signed', 'other'),
    url.replace(/Expires=\d+/, 'Expires=9999'),
    `${url}&more=1`,
    url.replace('127.0.0.1', 'localhost'),
  ])
    expect((await put(changed)).text).toContain('SignatureDoesNotMatch');
  expect((await fetch(url)).status).toBe(403);
  expect((await put(url.split('?')[0] ?? '')).text).toContain('<Code>AccessDenied</Code>');
  expect((await put(url)).status).toBe(200);
});

it('refuses an expired link', async () => {
  await using short = await practised({ linkSeconds: 1 });
  const [link] = await short.uploadLinks(await short.create(), ['late.CR2']);
  let reply = await put(link?.url ?? '');
  for (const began = Date.now(); reply.status === 200 && Date.now() - began < 10_000; )
    reply = await put(link?.url ?? '');
  expect(reply.status).toBe(403);
  expect(reply.text).toMatch(/<Code>AccessDenied<\/Code><Message>Request has expired<\/Message><Expires>/);
});

it('wants a length', async () => {
  const lines = ['Transfer-Encoding: chunked', 'Connection: close'];
  const answer = await speak(await linkFor('chunked.CR2'), lines, '3\r\nabc\r\n0\r\n\r\n', false);
  expect(answer).toMatch(/^HTTP\/1\.1 411 .*<Code>MissingContentLength<\/Code>/s);
});

it('checks a digest that is sent, and one that the link was made for', async () => {
  const url = await linkFor('digest.CR2');
  expect((await put(url, { headers: { 'Content-MD5': digest } })).status).toBe(200);
  const wrong = createHash('md5').update('another').digest('base64');
  const bad = await put(url, { headers: { 'Content-MD5': wrong } });
  expect(bad).toMatchObject({ status: 400, text: expect.stringContaining('<Code>BadDigest</Code>') });
  expect((await put(url, { headers: { 'Content-MD5': 'x' } })).text).toContain('InvalidDigest');
  const reply = await client.call('POST', `/projects/${uuid}/get_temporary_upload_links`, {
    files_list: [{ file_name: 'bound.CR2', md5: digest }],
  });
  const bound = (reply.data.files_list as { upload_link: string }[])[0]?.upload_link ?? '';
  expect((await put(bound)).text).toContain('SignatureDoesNotMatch');
  expect((await put(bound, { headers: { 'Content-MD5': digest } })).status).toBe(200);
});

it('keeps nothing of a photo that was cut off', async () => {
  const before = await stored();
  const answer = await speak(await linkFor('cut.CR2'), ['Content-Length: 1000'], 'only this', true);
  expect(answer).toContain('<Code>IncompleteBody</Code>');
  await expect.poll(stored).toBe(before);
});

it('looks at the link before it asks for the body', async () => {
  const url = await linkFor('asked.CR2');
  const lines = ['Content-Length: 7', 'Expect: 100-continue', 'Connection: close'];
  const refused = await speak(url.replace(/Signature=.{8}/, 'Signature=00000000'), lines, '', false);
  expect(refused).toMatch(/^HTTP\/1\.1 403 /);
  expect(await speak(url, lines, 'a photo', false)).toMatch(
    /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /,
  );
});

it('gives results whole, in part, and only on its conditions', async () => {
  const other = await client.create();
  await client.send(other, { 'r.CR2': bytes });
  await client.edit(other, { profile_key: 501 });
  await client.follow(other, 'edit');
  const url = (await client.results(other, 'edit'))[0]?.url ?? '';
  const whole = await fetch(url);
  const text = await whole.text();
  expect(whole.headers.get('etag')).toBe(`"${createHash('md5').update(text).digest('hex')}"`);
  expect(Number(whole.headers.get('content-length'))).toBe(Buffer.byteLength(text));
  const part = await fetch(url, { headers: { Range: 'bytes=10-19' } });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(Buffer.from(text).subarray(10, 20));
  const last = await fetch(url, { headers: { Range: 'bytes=-5' } });
  expect(Buffer.from(await last.arrayBuffer())).toEqual(Buffer.from(text).subarray(-5));
  expect((await fetch(url, { headers: { Range: 'bytes=999999-' } })).status).toBe(416);
  expect((await fetch(url, { headers: { 'If-Match': '"other"' } })).status).toBe(412);
  await rm(join(folder, 'projects', other, 'edit'), { recursive: true });
  const gone = await fetch(url);
  expect(gone.status).toBe(404);
  expect(await gone.text()).toContain('<Code>NoSuchKey</Code>');
});
