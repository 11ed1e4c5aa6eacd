// Electron's `session.defaultSession`, as far as the app uses it. Permission handlers are kept and never asked:
// Chromium decides by itself, so a test must not take a denied permission for the app's doing.
import { EventEmitter } from 'node:events';
import { protocol } from './protocol.ts';

class Session extends EventEmitter {
  readonly protocol = protocol;

  setPermissionRequestHandler(_handler: unknown): void {
    // never asked
  }

  setPermissionCheckHandler(_handler: unknown): void {
    // never asked
  }

  /** The system's proxy settings are not read: whatever is shown over the stand-in went without a proxy. */
  async resolveProxy(_url: string): Promise<string> {
    return 'DIRECT';
  }
}

export const defaultSession = new Session();
export const session = { defaultSession };
