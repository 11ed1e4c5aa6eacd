// The processes that tests start. One that a failed test left behind would go on with its project for ever, and whoever
// waits for the test's own process would wait with it.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const running = new Map<ChildProcess, 'alone' | 'group'>();

/** Gives the process back, to be ended by `endChildren` if it still runs then; with its group where it leads one. */
export function endedWithTest<Child extends ChildProcess>(child: Child, who: 'alone' | 'group'): Child {
  // Without a number it never began.
  if (child.pid !== undefined) running.set(child, who);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Kills what still runs; settles when all of it has ended. */
export async function endChildren(): Promise<void> {
  const ended = [...running.keys()].map((child) => once(child, 'exit'));
  killAll();
  await Promise.all(ended);
}

function killAll(): void {
  for (const [child, who] of running) {
    if (who === 'group' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  }
}

// Also where a run is ended in the middle of a test.
process.once('exit', killAll);
