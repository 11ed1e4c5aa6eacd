// `npm run doctor`: sees that the machine has what tests and demo need. As root on Debian it installs what is
// missing; elsewhere it names it, with the command. Also run by demo.ts and before the tests.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { missing, type Need } from './needs.ts';
import { findRuntime } from './runtime.ts';

const apt = (...words: string[]): boolean =>
  spawnSync('apt-get', words, {
    // Its chatter matters only when it fails.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

const packagesOf = (needs: readonly Need[]): string[] => needs.flatMap(({ debian }) => debian ?? []);

const mend = (needs: readonly Need[]): void => {
  const packages = packagesOf(needs);
  const able = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!able || packages.length === 0) return;
  console.log(`doctor: installing ${packages.join(', ')} …`);
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
};

/** True when nothing is missing (any more); else it has said what is, and what to do. */
export const doctor = async (): Promise<boolean> => {
  const first = await missing();
  if (first.length > 0) mend(first);
  const still = first.length > 0 ? await missing() : first;
  for (const { name, why } of still) console.error(`doctor: missing: ${name} (${why})`);
  const packages = packagesOf(still);
  if (packages.length > 0) console.error(`doctor: try: sudo apt-get install ${packages.join(' ')}`);
  if (still.length === 0)
    console.log(`doctor: all there (Node ${process.versions.node}, ${findRuntime().name})`);
  return still.length === 0;
};

if (import.meta.main && !(await doctor())) process.exitCode = 1;
