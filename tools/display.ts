// A display to open windows on: the one there is, or an X server of our own that shows nothing to anybody.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Display {
  /** False when it is the person's own. */
  readonly hidden: boolean;
  /** Value for `DISPLAY`; undefined where the system has no such thing. */
  readonly name: string | undefined;
  close(): void;
}

// Wide enough for the window with room around it, in pixels and bits of colour.
const screen = '1440x960x24';

/** Whether windows show where a person may look at them. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  (process.env.DISPLAY ?? '') !== '' ||
  (process.env.WAYLAND_DISPLAY ?? '') !== '';

/** Throws when there is neither a display nor Xvfb. */
export const openDisplay = async (): Promise<Display> => {
  if (hasDisplay()) return { hidden: false, name: process.env.DISPLAY, close: () => {} };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const failed = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended at once: is it installed? `npm run doctor` tells.');
  });
  // Xvfb picks a free number and tells it here once it is ready.
  const [number] = await Promise.race([once(server.stdio[3] as Readable, 'data'), failed]);
  failed.catch(() => {});
  const close = (): void => void server.kill();
  process.once('exit', close);
  return { hidden: true, name: `:${String(number).trim()}`, close };
};
