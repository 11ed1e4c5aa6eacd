// Which certificates are trusted, and what a proxy gets to see, with a certificate made for this run.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerWith, type RawServer, startRawServer } from '#test/raw-server.ts';
import { createAgents } from './agents.ts';
import { send } from './http.ts';

const run = promisify(execFile);
let folder: string;
let server: RawServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificates-'));
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=Studio', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:imagen.test'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
  ]);
  const key = await readFile(join(folder, 'key.pem'));
  const cert = await readFile(join(folder, 'cert.pem'));
  server = await startRawServer(() => answerWith(200, 'hello'), { key, cert });
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

it('never speaks to a server whose certificate is not trusted', async () => {
  const agents = createAgents({});
  const asked = send({
    method: 'GET',
    url: new URL(server.url),
    headers: { 'x-api-key': 'the-key' },
    agentFor: agents.kept,
    signal: new AbortController().signal,
  });
  await expect(asked).rejects.toMatchObject({
    surelyNotDone: true,
    fault: { code: 'certificate-untrusted' },
  });
  expect(server.requests).toEqual([]);
  agents.close();
});

// In a process of its own: what is trusted is decided once for each. Only on Linux can a variable name the system's store.
const onLinux = it.runIf(process.platform === 'linux');
async function askTrusting(system: boolean, url: string, env: NodeJS.ProcessEnv): Promise<string> {
  const script = `
    import { createAgents, trustSystemCertificates } from '#main/network/agents.ts';
    import { send } from '#main/network/http.ts';
    if (${system}) trustSystemCertificates();
    const agents = createAgents();
    const { signal } = new AbortController();
    const asked = { method: 'GET', url: new URL('${url}'), headers: { 'x-api-key': 'the-key' }, signal };
    const reply = await send({ ...asked, agentFor: agents.kept }).catch((error) => error);
    console.log(reply.fault?.code ?? reply.text);
    agents.close();`;
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { PATH: process.env.PATH, ...env },
  });
  return stdout.trim();
}

onLinux('trusts what the system trusts, once told to', async () => {
  const env = { SSL_CERT_FILE: join(folder, 'cert.pem') };
  expect(await askTrusting(true, server.url, env)).toBe('hello');
  expect(await askTrusting(false, server.url, env)).toBe('certificate-untrusted');
});

onLinux('goes through the proxy that the environment names, which sees neither key nor path', async () => {
  let seen = '';
  const proxy = net.createServer((socket) => {
    socket.once('data', (head) => {
      seen += head.toString();
      const onward = net.connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      for (const end of [socket, onward]) end.on('error', () => {});
      socket.pipe(onward).pipe(socket);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as net.AddressInfo;
  const env = { SSL_CERT_FILE: join(folder, 'cert.pem'), HTTPS_PROXY: `http://127.0.0.1:${port}` };
  expect(await askTrusting(true, 'https://imagen.test/v1', env)).toBe('hello');
  expect(seen).toMatch(/^CONNECT imagen\.test:443 HTTP/);
  expect(seen).not.toMatch(/the-key|v1/);
  seen = '';
  expect(await askTrusting(true, server.url, env)).toBe('hello');
  expect(seen).toBe('');
  await new Promise((resolve) => proxy.close(resolve));
});
