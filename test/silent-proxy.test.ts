// A proxy that takes a connection and says nothing, before its tunnel or in it: whoever waits can be stopped at once, and
// nobody waits for ever.
import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAgents } from '#main/network/agents.ts';
import { neverSent } from '#main/network/faults.ts';
import { send } from '#main/network/http.ts';
import { openExchange } from '#main/transfers/exchange.ts';

/** Answers what it first hears with `says`, and nothing after that. */
async function silentProxy(says: string) {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => server.emit('left'));
    socket.once('data', () => {
      if (says !== '') socket.write(says);
      server.emit('heard');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    place: `127.0.0.1:${port}`,
    heard: () => once(server, 'heard'),
    left: () => once(server, 'left'),
  };
}

const connected = 'HTTP/1.1 200 Connected\r\n\r\n';
const offline = { fault: { code: 'offline' } };

describe.each([
  ['to CONNECT', (place: string) => ({ HTTPS_PROXY: `http://${place}` }), ''],
  ['in its tunnel', (place: string) => ({ HTTPS_PROXY: `http://${place}` }), connected],
  ['to SOCKS', (place: string) => ({ ALL_PROXY: `socks5://${place}` }), ''],
] as const)('silent %s', (_, environment, says) => {
  const begin = async () => {
    const proxy = await silentProxy(says);
    const agents = createAgents(environment(proxy.place));
    onTestFinished(() => agents.close());
    return { proxy, agentFor: agents.kept, stop: new AbortController() };
  };
  const asked = { method: 'GET', url: new URL('https://imagen.test/v1/profiles'), headers: {} } as const;
  const fetched = { method: 'GET', link: 'https://store.test/a', headers: {} } as const;

  it('a request is stopped', async () => {
    const { proxy, agentFor, stop } = await begin();
    const heard = proxy.heard();
    const request = send({ ...asked, agentFor, signal: stop.signal });
    await heard;
    stop.abort();
    const error = await request.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(neverSent(error), 'nothing to wonder about later').toBe(true);
  });

  it('a request is not for ever, and nothing was done', async () => {
    const { agentFor, stop } = await begin();
    const patience = { connectMs: 200, keptMs: 5_000, totalMs: 5_000 };
    const request = send({ ...asked, agentFor, patience, signal: stop.signal });
    await expect(request).rejects.toMatchObject({ ...offline, surelyNotDone: true });
  });

  it('a transfer is stopped', async () => {
    const { proxy, agentFor, stop } = await begin();
    const heard = proxy.heard();
    const { reply, request } = await openExchange({ ...fetched, agentFor, signal: stop.signal });
    request.end();
    await heard;
    stop.abort(new Error('paused'));
    await expect(reply).rejects.toThrow('paused');
  });

  it('a transfer is not for ever', async () => {
    const { agentFor, stop } = await begin();
    const { reply, request } = await openExchange({
      ...fetched,
      agentFor,
      stallMs: 200,
      signal: stop.signal,
    });
    request.end();
    await expect(reply).rejects.toMatchObject(offline);
  });
});

it('a proxy that says nothing to CONNECT is left, so that no connections pile up', async () => {
  const proxy = await silentProxy('');
  const agents = createAgents({ HTTPS_PROXY: `http://${proxy.place}` });
  onTestFinished(() => agents.close());
  const left = proxy.left();
  const patience = { connectMs: 200, keptMs: 5_000, totalMs: 5_000 };
  const { signal } = new AbortController();
  const url = new URL('https://imagen.test/');
  const asked = { method: 'GET', url, headers: {}, agentFor: agents.kept, patience, signal } as const;
  await expect(send(asked)).rejects.toMatchObject(offline);
  await left;
});

it('a system that is slow to name its proxy keeps nobody who stops', async () => {
  const agents = createAgents({}, () => new Promise(() => undefined));
  const stop = new AbortController();
  const asked = { agentFor: agents.kept, signal: stop.signal };
  const request = send({ method: 'GET', url: new URL('https://imagen.test/'), headers: {}, ...asked });
  const transfer = openExchange({ method: 'GET', link: 'https://store.test/a', headers: {}, ...asked });
  stop.abort(new Error('paused'));
  await expect(request).rejects.toMatchObject({ name: 'AbortError' });
  await expect(transfer).rejects.toThrow('paused');
  agents.close();
});
