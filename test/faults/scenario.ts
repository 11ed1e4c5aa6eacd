// What a fault scenario is: one way a run can go wrong, and what Roundtrip made of it. Scenarios are lists in the files
// beside this one; faults.test.ts runs the quick ones, `npm run faults` prints the table (`-- --all` for every one).
import { existsSync } from 'node:fs';
import type { FaultCode } from '#contract/faults.ts';

export interface Outcome {
  /** What happened, in a line: `3 stalls of 2 s; every photo arrived`. */
  readonly happened: string;
  /** Who mended it: nobody had to, or a person was asked by this fault. */
  readonly mended: 'by itself' | { readonly asked: FaultCode };
}

export interface Scenario {
  readonly group: 'network' | 'store' | 'api' | 'disk' | 'process' | 'input';
  /** The name in docs/reliability.md. */
  readonly name: string;
  /** Quick ones (a few seconds) are part of `npm test`. */
  readonly quick: boolean;
  /** Root (a network namespace, a tmpfs), or root and FUSE: left out, and said so, where the machine doesn't give it. */
  readonly needs?: 'root' | 'fuse';
  /** Throws when Roundtrip did not keep its word; `seed` makes what is left to chance repeatable. */
  run(seed: number): Promise<Outcome>;
}

/** What this machine lacks for a scenario, or null. */
export function lacks({ needs }: Pick<Scenario, 'needs'>): string | null {
  if (needs !== undefined && process.getuid?.() !== 0) return 'root';
  return needs === 'fuse' && !existsSync('/dev/fuse') ? 'FUSE' : null;
}
