// Through a SOCKS proxy, to a server with a certificate made for this run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Certificate, makeCertificate } from '#test/certificates.ts';
import { answerWith, type RawServer, startRawServer } from '#test/raw-server.ts';
import { startSocks, type TestSocks } from '#test/socks-proxy.ts';
import { createAgents } from './agents.ts';
import { type HttpReply, send } from './http.ts';

let folder: string;
let server: RawServer;
let plain: RawServer;
let socks: TestSocks;
let target = 0;
let certificate: Certificate;
const known = tls.getCACertificates('default');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'socks-'));
  certificate = await makeCertificate(folder, 'trusted');
  server = await startRawServer(() => answerWith(200, 'hello'), certificate);
  plain = await startRawServer(() => answerWith(200, 'plain'));
});
beforeEach(async () => {
  tls.setDefaultCACertificates([...known, certificate.cert]);
  target = Number(new URL(server.url).port);
  socks = await startSocks(() => target);
  return () => socks.close();
});
afterAll(async () => {
  tls.setDefaultCACertificates(known);
  await Promise.all([server.close(), plain.close()]);
  await rm(folder, { recursive: true, force: true });
});

type Way = { readonly env?: NodeJS.ProcessEnv; readonly system?: string };

async function ask(address: string, { env = {}, system }: Way, times = 1): Promise<HttpReply> {
  const agents = createAgents(env, system === undefined ? undefined : async () => system);
  const { signal } = new AbortController();
  const request = { method: 'GET', url: new URL(address), headers: { 'x-api-key': 'the-key' } } as const;
  try {
    for (let more = times; more > 1; more -= 1) await send({ ...request, agentFor: agents.kept, signal });
    return await send({ ...request, agentFor: agents.kept, signal });
  } finally {
    agents.close();
  }
}

const imagen = 'https://imagen.test/v1';

it('leaves the name to the proxy that the system names, which reads nothing else', async () => {
  expect((await ask(imagen, { system: `SOCKS5 ${socks.place}` }, 3)).text).toBe('hello');
  expect(socks.asked, 'one connection, kept').toEqual(['5 imagen.test:443']);
  expect(socks.heads.join('')).not.toContain('the-key');
});

it('speaks version 4, which takes numbers only', async () => {
  target = Number(new URL(plain.url).port);
  const reply = await ask('http://127.0.0.2:8080/', { system: `SOCKS ${socks.place}` });
  expect(reply.text).toBe('plain');
  expect(socks.asked).toEqual(['4 127.0.0.2:8080']);
});

it.each(['https_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'all_proxy'])('takes it from %s', async (name) => {
  const env = { [name]: `socks5://${socks.place}` };
  // The system is not asked then.
  expect((await ask(imagen, { env, system: 'PROXY 127.0.0.1:1' })).text).toBe('hello');
  expect(socks.asked).toEqual(['5 imagen.test:443']);
});

it('passes by what NO_PROXY spares', async () => {
  const env = { ALL_PROXY: `socks5://${socks.place}`, NO_PROXY: 'other.test, .test:444,127.0.0.2' };
  // Nobody is there: it went straight, and not to the proxy.
  await expect(ask('http://127.0.0.2:1/', { env })).rejects.toMatchObject({ fault: { code: 'offline' } });
  expect(socks.asked).toEqual([]);
  expect((await ask(imagen, { env })).text).toBe('hello');
  expect(socks.asked, 'the port is another one').toEqual(['5 imagen.test:443']);
});

it('gives the name and password of the environment, and shows them to nobody', async () => {
  socks.wants = { name: 'studio', password: 'wedding day' };
  const right = { ALL_PROXY: `socks5://studio:wedding%20day@${socks.place}` };
  expect((await ask(imagen, { env: right })).text).toBe('hello');
  const wrong = ask(imagen, { env: { ALL_PROXY: `socks5://studio:christmas@${socks.place}` } });
  await expect(wrong).rejects.toMatchObject({ surelyNotDone: true, fault: { code: 'offline' } });
  expect(inspect(await wrong.catch((error: unknown) => error), { depth: 9 })).not.toContain('christmas');
});

it('is offline when the proxy isn’t there, and nothing was done', async () => {
  await socks.close();
  await expect(ask(imagen, { system: `SOCKS5 ${socks.place}` })).rejects.toMatchObject({
    surelyNotDone: true,
    fault: { code: 'offline', message: expect.stringContaining('proxy') },
  });
});

it('never speaks to a server whose certificate is not trusted', async () => {
  tls.setDefaultCACertificates(known);
  const before = server.requests.length;
  await expect(ask(imagen, { system: `SOCKS5 ${socks.place}` })).rejects.toMatchObject({
    surelyNotDone: true,
    fault: { code: 'certificate-untrusted' },
  });
  expect(server.requests).toHaveLength(before);
});
