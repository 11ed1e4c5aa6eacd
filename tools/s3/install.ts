// Puts Debian's Ceph in place where that can be done, and says what to install where it can't. Used by run.ts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const programs = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph', 'monmaptool'];
const packages = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'];

const missing = (): readonly string[] =>
  programs.filter(
    (name) => !['/usr/bin', '/usr/local/bin', '/bin'].some((folder) => existsSync(`${folder}/${name}`)),
  );

/** Ends the program with a word on what to do when it can't be installed from here. */
export async function installCeph(): Promise<void> {
  if (missing().length === 0) return;
  const able = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (able) {
    console.log(`installing ${packages.join(' ')} (about 100 MB)`);
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
  if (missing().length === 0) return;
  console.error(
    `s3: ${missing().join(', ')} not found. On Debian: sudo apt-get install ${packages.join(' ')}`,
  );
  console.error('s3: on another system, run this in a Debian container.');
  process.exit(2);
}

function apt(words: readonly string[]): void {
  spawnSync('apt-get', words, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
