// Opens Roundtrip for one terminal command: the same home as the window, the key from the environment.
import type { Bridge } from '#contract/bridge.ts';
import { FaultError } from '#contract/faults.ts';
import type { Settings } from '#contract/settings.ts';
import { type App, createApp } from '#main/app.ts';
import { userDataFolder } from '#main/home.ts';
import { checkAddress } from '#main/imagen/address.ts';
import { anyAddress } from '#main/settings/key.ts';
import { version } from '#main/version.ts';
import { startPractice } from '#practice/server.ts';
import { exitOf, Wrong } from './exits.ts';
import { onSignal } from './signals.ts';

/** The app with its calls typed, as the window has them. */
export interface Terminal {
  readonly app: App;
  readonly call: Bridge['call'];
}

/** Opens; refuses a bad address in the environment. `overrides` are this command's options. */
export async function open(overrides: Partial<Settings> = {}): Promise<Terminal> {
  try {
    const address = process.env.ROUNDTRIP_IMAGEN_URL;
    const app = await createApp({
      home: userDataFolder(),
      version,
      runtime: `Node ${process.versions.node}`,
      keys: { get: async () => environmentKey(), set: async () => undefined },
      startPractice: (folder) => startPractice({ folder }),
      overrides: {
        practice: false,
        ...(address === undefined || address === '' ? {} : { address: checkAddress(address) }),
        ...overrides,
      },
    });
    return { app, call: app.call as Bridge['call'] };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    throw new Wrong(error.fault.message, exitOf(error.fault));
  }
}

// One environment, one address: the key in it is meant for the address in it.
function environmentKey() {
  const key = process.env.IMAGEN_API_KEY?.trim();
  return key === undefined || key === '' ? null : { key, address: anyAddress };
}

/** Opens, runs, and closes whatever happens. */
export async function withTerminal<T>(
  overrides: Partial<Settings>,
  run: (terminal: Terminal) => Promise<T>,
): Promise<T> {
  const terminal = await open(overrides);
  // What runs is left where it stands: it may wait for a disk or for an answer for long.
  const interrupted = Promise.withResolvers<never>();
  const off = onSignal((code) => interrupted.reject(new Wrong('Stopped.', code)));
  try {
    return await Promise.race([run(terminal), interrupted.promise]);
  } finally {
    await terminal.app.close();
    off();
  }
}
