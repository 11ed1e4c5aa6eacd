import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { FaultCode } from '#contract/faults.ts';
import { answerWith, type RawServer, startRawServer } from '#test/raw-server.ts';
import { type Agents, createAgents } from './agents.ts';
import { isAbort } from './faults.ts';
import { type HttpReply, type HttpRequest, type Patience, send } from './http.ts';

let agents: Agents;
beforeEach(() => {
  agents = createAgents({});
});
afterEach(() => agents.close());

async function serve(...args: Parameters<typeof startRawServer>): Promise<RawServer> {
  const server = await startRawServer(...args);
  onTestFinished(() => server.close());
  return server;
}

const get = (url: string, more: Partial<HttpRequest> = {}): Promise<HttpReply> =>
  send({
    method: 'GET',
    url: new URL(url),
    headers: { 'x-api-key': 'the-key' },
    agentFor: agents.kept,
    signal: new AbortController().signal,
    ...more,
  });

const fault = (code: FaultCode, surelyNotDone: boolean) =>
  expect.objectContaining({ surelyNotDone, fault: expect.objectContaining({ code }) });
const impatient: Patience = { connectMs: 5_000, keptMs: 5_000, totalMs: 1_000 };

describe('send', () => {
  it('gives status, headers and text back, and keeps the connection', async () => {
    const server = await serve(() => answerWith(418, '\uFEFFgrüß', { 'X-One': '1' }));
    const reply = await get(`${server.url}/a?b=c`);
    expect(reply).toMatchObject({ status: 418, text: 'grüß', headers: { 'x-one': '1' } });
    await get(`${server.url}/again`);
    expect(server.requests.map(({ line }) => line)).toEqual(['GET /a?b=c HTTP/1.1', 'GET /again HTTP/1.1']);
    expect(server.connections()).toBe(1);
  });

  it('sends a body with its length in bytes, never chunked', async () => {
    const server = await serve(() => answerWith(200, ''));
    await get(`${server.url}/`, { method: 'POST', body: 'ü' });
    await get(`${server.url}/`, { method: 'POST', body: '' });
    const lengths = server.requests.map(({ headers }) =>
      headers.filter((line) => /^content-length/i.test(line)),
    );
    expect(lengths).toEqual([['Content-Length: 2'], ['Content-Length: 0']]);
    expect(server.requests[0]?.body).toBe('ü');
    expect(server.requests.flatMap(({ headers }) => headers).join()).not.toMatch(
      /transfer-encoding|content-type/i,
    );
  });

  it('follows a GET on the same origin, with the same headers', async () => {
    const server = await serve(({ line }) =>
      line.startsWith('GET /old') ? answerWith(307, '', { Location: '/new?x=1' }) : answerWith(200, 'here'),
    );
    expect((await get(`${server.url}/old`)).text).toBe('here');
    expect(server.requests[1]?.line).toBe('GET /new?x=1 HTTP/1.1');
    expect(server.requests[1]?.headers).toContain('x-api-key: the-key');
  });

  it('follows nothing to another origin: the key never gets there', async () => {
    const other = await serve(() => answerWith(200, 'thanks for the key'));
    const server = await serve(() => answerWith(302, '', { Location: `${other.url}/steal` }));
    await expect(get(`${server.url}/`)).rejects.toEqual(fault('unexpected-reply', false));
    expect(other.requests).toEqual([]);
  });

  it.each([
    ['no place', {}],
    ['an unreadable place', { Location: 'http://[' }],
    ['the same place for ever', { Location: '/' }],
  ])('follows no redirect to %s', async (_, headers) => {
    const server = await serve(() => answerWith(301, '', headers));
    await expect(get(`${server.url}/`)).rejects.toEqual(fault('unexpected-reply', false));
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  it('follows no redirect of a POST', async () => {
    const server = await serve(() => answerWith(307, '', { Location: '/there' }));
    const posted = get(`${server.url}/`, { method: 'POST', body: '{}' });
    await expect(posted).rejects.toEqual(fault('unexpected-reply', false));
    expect(server.requests).toHaveLength(1);
  });

  it('is offline, and surely not done, when nobody listens', async () => {
    const server = await startRawServer(() => null);
    await server.close();
    await expect(get(`${server.url}/`)).rejects.toEqual(fault('offline', true));
  });

  it.each([
    ['before the reply', null],
    ['in the head', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['in the body', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"half":'],
  ])('is offline, and perhaps done, when cut off %s', async (_, answer) => {
    const server = await serve(() => answer);
    await expect(get(`${server.url}/`)).rejects.toEqual(fault('offline', false));
  });

  it('takes no reply that is not HTTP, or that is too long', async () => {
    const ssh = await serve(() => 'SSH-2.0-OpenSSH_9.6\r\n\r\n');
    await expect(get(`${ssh.url}/`)).rejects.toEqual(fault('unexpected-reply', false));
    const long = await serve(() => answerWith(200, 'x'.repeat(101)));
    await expect(get(`${long.url}/`, { maxBytes: 100 })).rejects.toEqual(fault('unexpected-reply', false));
  });

  it('loses patience with a server that says nothing', async () => {
    const silent = await serve(() => 'silence');
    const asked = get(`${silent.url}/`, { patience: impatient });
    await expect(asked).rejects.toEqual(fault('server-trouble', false));
  });

  it('takes a kept connection that went silent for a lost one', async () => {
    const server = await serve((_, count) => (count === 1 ? answerWith(200, 'first') : 'silence'));
    const patience = { connectMs: 5_000, keptMs: 50, totalMs: 60_000 };
    await get(`${server.url}/`, { patience });
    await expect(get(`${server.url}/`, { patience })).rejects.toEqual(fault('offline', false));
    expect(server.connections()).toBe(1);
  });

  it('stops by its signal, before and under way, as an abort and not a fault', async () => {
    const stop = new AbortController();
    const server = await serve(() => {
      stop.abort(new Error('any reason'));
      return 'silence';
    });
    const asked = get(`${server.url}/`, { signal: stop.signal });
    expect(isAbort(await asked.catch((error: unknown) => error))).toBe(true);
    const again = get(`${server.url}/`, { signal: stop.signal });
    expect(isAbort(await again.catch((error: unknown) => error))).toBe(true);
    expect(server.requests).toHaveLength(1);
  });
});
