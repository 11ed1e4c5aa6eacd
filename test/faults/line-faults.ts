// Real lines in trouble: a network namespace of its own for each, with the kernel shaping, dropping and resetting.
// Practice and Roundtrip both live in it (line-child.ts). As root on Linux only; `npm run faults -- --all`.
import { type ExecFileException, execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { byItself } from './bench.ts';
import type { LineOutcome, LinePlan } from './line-child.ts';
import { noteRan } from './measured.ts';
import type { Outcome, Scenario } from './scenario.ts';

const run = promisify(execFile);

interface Line {
  readonly name: string;
  /** Commands that spoil the loopback device of the namespace. */
  readonly spoil: readonly string[];
  readonly plan: LinePlan;
}

// Ethernet's size: loopback's own packets of 64 KiB are larger than a slow line's whole burst.
// And no bundles of packets, or few would ever meet a rule.
const ready = ['ip link set lo mtu 1500 gso_max_segs 1', 'ip link set lo up'];
const packets = 'iptables -A INPUT -i lo -p tcp -m statistic --mode random --probability';

const lines: readonly Line[] = [
  {
    name: 'a line of 2 Mbit/s: slow is no stall',
    spoil: ['tc qdisc add dev lo root tbf rate 2mbit burst 16kb latency 400ms'],
    // Each photo takes more than four times what would be a stall. Shorter ones won't do: the kernel hoards up to a
    // megabyte of each photo, and asks for more when a good part of it is out; with a clock of 5 s that was once too late.
    plan: { photos: 3, bytes: 2_800_000, stallMs: 8_000, noStall: true },
  },
  {
    name: '1 % of all packets lost, at 8 Mbit/s',
    spoil: ['tc qdisc add dev lo root tbf rate 8mbit burst 16kb latency 400ms', `${packets} 0.01 -j DROP`],
    plan: { photos: 4, bytes: 6_500_000, stallMs: 6_000, noStall: true },
  },
  {
    name: '10 % of all packets lost',
    spoil: [`${packets} 0.1 -j DROP`],
    // The kernel sends a packet again after 0.2, 0.6, 1.4 … 12.6 s: six losses of the same one in a row are a stall, in two
    // runs of a hundred. Each photo takes longer than the clock, and that is none.
    plan: { photos: 2, bytes: 10_000_000, stallMs: 13_000, mostTwice: 1 },
  },
  {
    name: 'connections reset on the way',
    // Full packets only, so that it is photos and results that are hit.
    spoil: [`${packets} 0.0006 -m length --length 1400:65535 -j REJECT --reject-with tcp-reset`],
    plan: { photos: 12, bytes: 1_000_000, stallMs: 1_000, mostTwice: 12 },
  },
];

async function overLine({ spoil, plan }: Line): Promise<Outcome> {
  install();
  await removeOfDead();
  const space = `roundtrip-${process.pid}-${Date.now()}`;
  const inside = async (command: string): Promise<string> => {
    const [program = '', ...words] = `ip netns exec ${space} ${command}`.split(' ');
    return (await run(program, words)).stdout;
  };
  const remove = (): void => void spawnSync('ip', ['netns', 'del', space]);
  await run('ip', ['netns', 'add', space]);
  const stopped = (): void => {
    remove();
    process.exit(130);
  };
  process.once('SIGINT', stopped).once('SIGTERM', stopped);
  try {
    for (const command of [...ready, ...spoil]) await inside(command);
    const outcome = await child(space, plan);
    const hit = await hits(inside);
    const { photos, bytes } = plan;
    noteRan({ ...outcome, quiet: { shoot: { photos, bytes } } });
    return byItself(`${hit}${photos} photos of ${bytes / 1e6} MB; all arrived`);
  } finally {
    process.off('SIGINT', stopped).off('SIGTERM', stopped);
    remove();
  }
}

/** A run that was killed leaves its namespace behind; the name holds whose it was. */
async function removeOfDead(): Promise<void> {
  const { stdout } = await run('ip', ['netns', 'list']);
  for (const [space, pid] of stdout.matchAll(/^roundtrip-(\d+)-\d+/gm))
    if (!existsSync(`/proc/${pid}`)) await run('ip', ['netns', 'del', space]);
}

async function child(space: string, plan: LinePlan): Promise<LineOutcome> {
  const script = join(import.meta.dirname, 'line-child.ts');
  const words = ['netns', 'exec', space, process.execPath, script, JSON.stringify(plan)];
  try {
    const { stdout } = await run('ip', words, { timeout: 180_000 });
    return JSON.parse(stdout) as LineOutcome;
  } catch (error) {
    const said = (error as ExecFileException).stderr?.split('\n').filter(Boolean) ?? [];
    throw new Error(said.find((line) => /Error|expected/.test(line)) ?? String(error), { cause: error });
  }
}

/** How many packets the rules have met. */
async function hits(inside: (command: string) => Promise<string>): Promise<string> {
  const rules = await inside('iptables -nvxL INPUT');
  const [, count = '0', what = ''] = /^\s*(\d+)\s+\d+\s+(DROP|REJECT)/m.exec(rules) ?? [];
  return what === '' ? '' : `${count} packets ${what === 'DROP' ? 'lost' : 'answered with a reset'}; `;
}

function install(): void {
  const there = (name: string): boolean =>
    ['/usr/sbin', '/sbin', '/usr/bin'].some((at) => existsSync(`${at}/${name}`));
  if (['ip', 'tc', 'iptables'].every(there)) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'iproute2', 'iptables'], { env });
}

export const lineFaults: readonly Scenario[] = lines.map((line) => ({
  group: 'network',
  name: line.name,
  quick: false,
  needs: 'root',
  run: () => overLine(line),
}));
