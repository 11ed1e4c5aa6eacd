import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { practised } from './small-client.ts';
import { createScript } from './trouble.ts';

const request = (method: string, path: string) => ({ kind: 'api', method, path }) as const;

it('strikes those that match: the first ones, every n-th, or a repeatable share', () => {
  const first = createScript({ rules: [{ do: 'reset', first: 2, match: { method: 'PUT' } }] });
  expect(['GET', 'PUT', 'PUT', 'PUT'].map((method) => first(request(method, '/'))?.do)).toEqual([
    undefined,
    'reset',
    'reset',
    undefined,
  ]);
  const third = createScript({ rules: [{ do: 'reset', every: 3, match: { path: /a/ } }] });
  expect(['/a', '/b', '/a', '/a'].map((path) => third(request('GET', path)) !== null)).toEqual([
    false,
    false,
    false,
    true,
  ]);
  const draw = (seed: number): string => {
    const script = createScript({ rules: [{ do: 'reset', chance: 0.3 }], seed });
    return Array.from({ length: 200 }, () => (script(request('GET', '/')) === null ? '.' : 'x')).join('');
  };
  expect(draw(4)).toBe(draw(4));
  expect(draw(4)).not.toBe(draw(5));
  expect(draw(4).replaceAll('.', '').length).toBeGreaterThan(30);
  expect(draw(4).replaceAll('.', '').length).toBeLessThan(90);
});

it('answers with a status, with a page instead of JSON, or not at all', async () => {
  await using client = await practised({
    trouble: {
      rules: [
        { do: 'status', status: 429, retryAfter: 3, first: 1 },
        { do: 'html', first: 1 },
        { do: 'reset', first: 1 },
      ],
    },
  });
  const busy = await fetch(`${client.practice.url}/profiles`);
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '3']);
  expect(await client.call('GET', '/profiles')).toMatchObject({
    status: 502,
    text: expect.stringContaining('<html>'),
  });
  await expect(client.call('GET', '/profiles')).rejects.toThrow();
  expect(client.practice.requests().at(-1)?.status).toBe(0);
  expect((await client.call('GET', '/profiles')).status).toBe(200);
});

it('loses a reply after the work is done', async () => {
  const match = { method: 'POST', path: /\/projects\/$/ };
  await using client = await practised({ trouble: { rules: [{ do: 'lose-reply', first: 1, match }] } });
  await expect(client.create('Lost')).rejects.toThrow();
  expect((await client.call('GET', '/projects/Lost/uuid')).status).toBe(200);
  expect(client.practice.requests()[0]).toMatchObject({ status: 200, cut: true });
});

it('cuts, stalls and falsifies transfers', async () => {
  const put = { kind: 'store', method: 'PUT' } as const;
  const get = { kind: 'store', method: 'GET' } as const;
  await using client = await practised({
    trouble: {
      rules: [
        { do: 'reset', afterBytes: 100_000, first: 1, match: put },
        { do: 'stall', afterBytes: 100_000, first: 1, match: put },
        { do: 'wrong-etag', first: 1, match: put },
        { do: 'truncate', afterBytes: 1000, first: 1, match: get },
        { do: 'reset', afterBytes: 1000, first: 1, match: get },
      ],
    },
  });
  const uuid = await client.create();
  const [link] = await client.uploadLinks(uuid, ['a.CR2']);
  const url = link?.url ?? '';
  const body = new Uint8Array(3_000_000);
  await expect(fetch(url, { method: 'PUT', body })).rejects.toThrow();
  expect(client.practice.requests().at(-1)?.bytes).toBeLessThan(body.length);
  const stop = new AbortController();
  const stalled = fetch(url, { method: 'PUT', body, signal: stop.signal });
  const second = () => client.practice.requests().filter(({ method }) => method === 'PUT')[1];
  await expect.poll(() => second()?.bytes ?? 0, { timeout: 10_000 }).toBeGreaterThanOrEqual(100_000);
  stop.abort();
  await expect(stalled).rejects.toThrow();
  const md5 = createHash('md5').update(body).digest('hex');
  expect((await fetch(url, { method: 'PUT', body })).headers.get('etag')).not.toContain(md5);
  expect((await fetch(url, { method: 'PUT', body })).headers.get('etag')).toBe(`"${md5}"`);
  await client.edit(uuid, { profile_key: 501 });
  await client.follow(uuid, 'edit');
  const result = (await client.results(uuid, 'edit'))[0]?.url ?? '';
  for (const _ of [1, 2]) await expect(fetch(result).then((reply) => reply.text())).rejects.toThrow();
  expect(await (await fetch(result)).text()).toContain('crs:');
});
