// A real object store for one run: Debian's radosgw over one monitor and one OSD, on loopback, in a temporary folder.
// Used by run.ts. Everything of it is a child of this process and is killed by its pid at the end.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Credentials } from '#practice/store/signature.ts';

const run = promisify(execFile);

export interface ObjectStore {
  readonly port: number;
  readonly by: Credentials;
  /** Kills everything by its pid and removes the folder. May be called again. */
  stop(): Promise<void>;
}

const by: Credentials = { accessKeyId: 'ROUNDTRIPTEST', secret: 'for-this-run-only' };
// Made fit to start on two busy cores: the monitor's first election alone takes some seconds.
const patienceMs = 90_000;

/**
 * Takes about 20 s. Throws, with the end of the daemon's log, when one doesn't come up. `began` is told how to stop before
 * anything is started.
 */
export async function startObjectStore(
  say: (line: string) => void,
  began: (stop: () => Promise<void>) => void,
): Promise<ObjectStore> {
  const folder = await mkdtemp(join(tmpdir(), 'roundtrip-s3-'));
  const daemons = new Daemons(folder);
  const stop = async (): Promise<void> => {
    await daemons.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  began(stop);
  try {
    const [monitor, gateway] = [await freePort(), await freePort()];
    await configure(folder, monitor, gateway);
    await startMonitor(folder, monitor, daemons);
    say('monitor up');
    await startDisk(folder, daemons);
    say('disk up');
    await startGateway(folder, gateway, daemons);
    say('gateway up');
    return { port: gateway, by, stop };
  } catch (error) {
    const log = await daemons.lastWords();
    await stop();
    throw new Error(`the object store did not start\n${log}`, { cause: error });
  }
}

async function configure(folder: string, monitor: number, gateway: number): Promise<void> {
  for (const name of ['mon', 'osd', 'rgw', 'run']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'ceph.conf'), configOf(folder, monitor, gateway));
}

// No authentication between the daemons and one copy of everything: all of it is gone in minutes. The disk is a sparse
// file. How full the computer's own disk is, is none of the monitor's business.
const configOf = (folder: string, monitor: number, gateway: number): string => `
[global]
fsid = ${randomUUID()}
mon_host = v1:127.0.0.1:${monitor}
mon_initial_members = a
public_network = 127.0.0.0/8
cluster_network = 127.0.0.0/8
ms_bind_msgr2 = false
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_data = ${folder}/mon
mon_data_avail_crit = 1
mon_data_avail_warn = 2
osd_data = ${folder}/osd
osd_objectstore = bluestore
bluestore_block_create = true
bluestore_block_size = ${8 * 1024 ** 3}
osd_memory_target = ${896 * 1024 ** 2}
osd_class_load_list = *
osd_class_default_list = *
run_dir = ${folder}/run
admin_socket = ${folder}/run/$name.asok
log_file = ${folder}/run/$name.log
pid_file = ${folder}/run/$name.pid
[client.rgw.a]
rgw_frontends = beast endpoint=127.0.0.1:${gateway}
rgw_data = ${folder}/rgw
rgw_enable_usage_log = false
`;

async function startMonitor(folder: string, port: number, daemons: Daemons): Promise<void> {
  const [config, map] = [join(folder, 'ceph.conf'), join(folder, 'monmap')];
  const fsid = /fsid = (\S+)/.exec(await readFile(config, 'utf8'))?.[1] ?? '';
  const place = `[v1:127.0.0.1:${port}]`;
  await run('monmaptool', ['--create', '--clobber', '--addv', 'a', place, '--fsid', fsid, map]);
  await run('ceph-mon', ['-c', config, '--mkfs', '-i', 'a', '--monmap', map]);
  daemons.start('ceph-mon', ['-c', config, '-i', 'a', '-f', '--public-addr', `127.0.0.1:${port}`]);
  await until(daemons, () =>
    run('ceph', ['-c', config, '--connect-timeout', '5', 'fsid'], { timeout: 10_000 }),
  );
}

async function startDisk(folder: string, daemons: Daemons): Promise<void> {
  const config = join(folder, 'ceph.conf');
  const uuid = randomUUID();
  await run('ceph', ['-c', config, 'osd', 'new', uuid, '0'], { timeout: 30_000 });
  await run('ceph-osd', ['-c', config, '-i', '0', '--mkfs', '--osd-uuid', uuid], { timeout: 60_000 });
  daemons.start('ceph-osd', ['-c', config, '-i', '0', '-f']);
  await until(daemons, async () => {
    const { stdout } = await run('ceph', ['-c', config, 'osd', 'stat'], { timeout: 10_000 });
    if (!/\b1 up\b/.test(stdout)) throw new Error(stdout);
  });
}

async function startGateway(folder: string, port: number, daemons: Daemons): Promise<void> {
  const config = join(folder, 'ceph.conf');
  const user = ['--uid=roundtrip', '--display-name=roundtrip', `--access-key=${by.accessKeyId}`];
  const words = ['-c', config, '-n', 'client.rgw.a', 'user', 'create', ...user, `--secret-key=${by.secret}`];
  await run('radosgw-admin', words, { timeout: patienceMs });
  daemons.start('radosgw', ['-c', config, '-n', 'client.rgw.a', '-f']);
  await until(daemons, async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/`);
    if (status !== 200) throw new Error(`${status}`);
  });
}

async function until(daemons: Daemons, holds: () => Promise<unknown>): Promise<void> {
  for (const late = Date.now() + patienceMs; ; await sleep(200)) {
    try {
      await holds();
      return;
    } catch (error) {
      if (daemons.oneDied) throw new Error(`${daemons.oneDied} ended`, { cause: error });
      if (Date.now() > late) throw error;
    }
  }
}

class Daemons {
  readonly #folder: string;
  readonly #running: ChildProcess[] = [];
  #stopping = false;
  /** The name of one that ended by itself. */
  oneDied: string | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  start(name: string, words: readonly string[]): void {
    const output = openSync(join(this.#folder, 'run', `${name}.out`), 'w');
    if (this.#stopping) throw new Error('stopped');
    // Of its own group: a Ctrl+C in the terminal is ours to handle, in our order.
    const child = spawn(name, words, { stdio: ['ignore', output, output], detached: true });
    closeSync(output);
    child.once('error', () => {
      this.oneDied ??= name;
    });
    child.once('exit', () => {
      if (!this.#stopping) this.oneDied ??= name;
    });
    this.#running.push(child);
  }

  /** At once: on SIGTERM an OSD would first write down what is thrown away anyway. */
  async kill(): Promise<void> {
    this.#stopping = true;
    for (const child of this.#running.splice(0).reverse()) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  }

  async lastWords(): Promise<string> {
    if (this.oneDied === null) return '';
    const log = await readFile(join(this.#folder, 'run', `${this.oneDied}.out`), 'utf8').catch(() => '');
    return log.split('\n').slice(-15).join('\n');
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
