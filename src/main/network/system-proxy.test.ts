// The system's proxy, as its settings tell it, with real proxies on this computer.
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createAgents } from './agents.ts';
import { send } from './http.ts';
import { createSystemProxy, readWays } from './system-proxy.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A proxy that answers every plain request itself, with its own name. */
async function startProxy(name: string): Promise<string> {
  const proxy = http.createServer((request, response) => response.end(`${name} ${request.url}`));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ask(url: string, pac: (url: string) => string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const agents = createAgents(env, async (asked) => pac(asked));
  closing.push(() => agents.close());
  const { signal } = new AbortController();
  return (await send({ method: 'GET', url: new URL(url), headers: {}, agentFor: agents.kept, signal })).text;
}

it('goes through the proxy that the system names, telling the system no more than the origin', async () => {
  const proxy = await startProxy('studio');
  const asked: string[] = [];
  const pac = (url: string): string => {
    asked.push(url);
    return `PROXY ${proxy}; DIRECT`;
  };
  expect(await ask('http://store.test/photo?X-Amz-Signature=secret', pac)).toBe(
    'studio http://store.test/photo?X-Amz-Signature=secret',
  );
  expect(asked).toEqual(['http://store.test/']);
});

it('passes over a proxy that is not there, and what it cannot speak to', async () => {
  const proxy = await startProxy('second');
  const pac = `GOPHER 127.0.0.1:1; SOCKS5 127.0.0.1:${await freePort()}; PROXY 127.0.0.1:${await freePort()}; PROXY ${proxy}`;
  expect(await ask('http://store.test/', () => pac)).toBe('second http://store.test/');
});

it('follows the system from one proxy to another', async () => {
  const [home, studio] = [await startProxy('home'), await startProxy('studio')];
  let now = home;
  const agents = createAgents({}, async () => `PROXY ${now}`);
  closing.push(() => agents.close());
  const { signal } = new AbortController();
  const get = async (): Promise<string> =>
    (
      await send({
        method: 'GET',
        url: new URL('http://store.test/'),
        headers: {},
        agentFor: agents.kept,
        signal,
      })
    ).text;
  expect(await get()).toMatch(/^home/);
  now = studio;
  expect(await get()).toMatch(/^studio/);
});

it('asks nobody the way to this computer, nor when the environment names a proxy', async () => {
  const [system, named] = [await startProxy('system'), await startProxy('named')];
  const env = { HTTP_PROXY: `http://${named}` };
  expect(await ask('http://store.test/', () => `PROXY ${system}`, env)).toBe('named http://store.test/');
  const here = await startProxy('here');
  expect(await ask(`http://${here}/v1`, () => `PROXY ${system}`)).toBe('here /v1');
});

it('says so when there is only a proxy of an unknown kind, and nothing was asked of anyone', async () => {
  const asked = ask('http://store.test/', () => 'GOPHER 127.0.0.1:1080');
  await expect(asked).rejects.toMatchObject({
    surelyNotDone: true,
    fault: { code: 'offline', message: expect.stringContaining('doesn’t know') },
  });
});

it('goes straight when the system can not tell', async () => {
  const unsure = createSystemProxy(async () => {
    throw new Error('no answer');
  });
  expect(await unsure(new URL('https://imagen.test'))).toBeNull();
});

it.each([
  ['DIRECT', [null]],
  ['', [null]],
  ['PROXY a:3128', ['http://a:3128/']],
  ['HTTPS a:443;HTTP b:80 ; DIRECT', ['https://a/', 'http://b/', null]],
  ['SOCKS a:1; SOCKS5 b:2', ['socks4://a:1', 'socks5h://b:2']],
  ['PROXY', []],
])('reads %j', (said, ways) => {
  expect(readWays(said)).toEqual(ways);
});
