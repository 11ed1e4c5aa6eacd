import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FaultError } from '#contract/faults.ts';
import { answerWith, type RawAnswer, startRawServer } from '#test/raw-server.ts';
import { type Agents, createAgents } from '../network/agents.ts';
import { createImagenClient, type ImagenClient } from './client.ts';

let agents: Agents;
beforeEach(() => {
  agents = createAgents({});
});
afterEach(() => agents.close());
const { signal } = new AbortController();

const calls = {
  create: (client) => client.createProject('a', signal),
  edit: (client) => client.edit('u', { profileKey: 1, options: { tools: [] } }, signal),
  status: (client) => client.editStatus('u', signal),
  export: (client) => client.requestExport('u', signal),
  profiles: (client) => client.profiles(signal),
} satisfies Record<string, (client: ImagenClient) => Promise<unknown>>;

async function faultOf(answer: RawAnswer, call: keyof typeof calls): Promise<FaultError> {
  const server = await startRawServer(() => answer);
  onTestFinished(() => server.close());
  const client = createImagenClient({ address: () => server.url, key: () => 'the-key', agents });
  const fault = await calls[call](client).catch((error: unknown) => error);
  if (!(fault instanceof FaultError)) throw new Error('no fault', { cause: fault });
  return fault;
}

const taken = { error: { message: "Project with name 'a' already exists" } };
const exclusive = { error: 'crop and portrait_crop can’t be used together' };

describe('a status becomes a fault', () => {
  it.each([
    [401, { detail: 'bad' }, 'create', 'key-rejected', true],
    [403, { detail: 'not your plan' }, 'profiles', 'key-rejected', true],
    [403, { detail: 'not your plan' }, 'create', 'not-allowed', true],
    [403, { detail: 'not your plan' }, 'edit', 'not-allowed', true],
    [403, '', 'status', 'not-allowed', true],
    [400, taken, 'create', 'name-taken', true],
    [409, taken, 'create', 'name-taken', true],
    [400, { error: 'no name' }, 'create', 'options-rejected', true],
    [500, taken, 'create', 'server-trouble', false],
    [400, taken, 'edit', 'options-rejected', true],
    [400, exclusive, 'edit', 'options-rejected', true],
    [409, exclusive, 'edit', 'options-rejected', true],
    [422, { detail: [{ msg: 'wrong', loc: ['body', 'crop'] }] }, 'edit', 'options-rejected', true],
    [402, '', 'edit', 'options-rejected', true],
    [422, exclusive, 'export', 'request-refused', true],
    [409, '', 'status', 'request-refused', true],
    [400, '', 'profiles', 'request-refused', true],
    [404, '', 'export', 'project-gone', true],
    [404, '', 'edit', 'project-gone', true],
    [410, '', 'status', 'project-gone', true],
    [404, '', 'profiles', 'unexpected-reply', true],
    [404, '', 'create', 'unexpected-reply', true],
    [408, '', 'edit', 'server-trouble', true],
    [429, '', 'edit', 'rate-limited', true],
    [500, '<html>', 'edit', 'server-trouble', false],
    [503, '', 'status', 'server-trouble', true],
    [304, '', 'status', 'unexpected-reply', false],
    [302, '', 'edit', 'unexpected-reply', false],
  ] as const)('%i %j on %s: %s', async (status, body, call, code, surelyNotDone) => {
    expect(await faultOf(answerWith(status, body), call)).toMatchObject({ fault: { code }, surelyNotDone });
  });
});

describe('the words of a refusal', () => {
  it.each([
    [exclusive, 'Imagen refused this: crop and portrait_crop can’t be used together'],
    [{ detail: [{ msg: 'wrong', loc: ['body', 'crop'] }] }, 'Imagen refused this: crop: wrong'],
    ['<html>nginx</html>', 'Imagen refused this: Bad Request'],
    [{ error: 'the-key at https://x/y?X-Amz-Signature=z' }, 'Imagen refused this: (your key) at (a link)'],
  ])('%j', async (body, words) => {
    expect((await faultOf(answerWith(400, body), 'edit')).fault.message).toBe(words);
  });
});

describe('Retry-After', () => {
  it.each([429, 500, 503])('is heard with %i', async (status) => {
    const fault = await faultOf(answerWith(status, '', { 'Retry-After': '3' }), 'edit');
    expect(fault.retryAfterMs).toBe(3_000);
  });
  it('takes a date, by the server’s own clock', async () => {
    const headers = { Date: 'Wed, 21 Oct 2026 07:28:00 GMT', 'Retry-After': 'Wed, 21 Oct 2026 07:29:00 GMT' };
    expect((await faultOf(answerWith(429, '', headers), 'edit')).retryAfterMs).toBe(60_000);
  });
  it('means nothing where asking again is no use', async () => {
    expect((await faultOf(answerWith(400, '', { 'Retry-After': '3' }), 'edit')).retryAfterMs).toBeUndefined();
  });
});

describe('an answer that can’t be read', () => {
  const page = '<!doctype html><title>Hotel Wi-Fi</title>';
  it.each([
    ['a page', 200, page, 'status'],
    ['a page after an edit', 200, page, 'edit'],
    ['half of JSON', 200, '{"status":', 'status'],
    ['nothing', 204, '', 'create'],
    ['the wrong thing', 200, { project_uuid: '../../etc' }, 'create'],
    ['an endless nest', 200, '['.repeat(200_000), 'profiles'],
    ['profiles of which none can be read', 200, [{ key: 1 }], 'profiles'],
  ] as const)('%s', async (_, status, body, call) => {
    const fault = await faultOf(answerWith(status, body), call);
    expect(fault).toMatchObject({ fault: { code: 'unexpected-reply' }, surelyNotDone: false });
  });
  it('half of a reply is a lost connection: an edit may have been taken', async () => {
    const fault = await faultOf('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{', 'edit');
    expect(fault).toMatchObject({ fault: { code: 'offline' }, surelyNotDone: false });
  });
});
