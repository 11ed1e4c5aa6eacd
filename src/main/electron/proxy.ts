// The proxy of the system's settings, and of the studio's PAC script. Called by shell.ts; main/network makes use of it.
import { session } from 'electron';

/** `DIRECT`, `PROXY host:port; DIRECT` and the like, for this address. */
export const resolveProxy = (url: string): Promise<string> => session.defaultSession.resolveProxy(url);
