// Where Roundtrip keeps what it keeps: the same folder for the window and the terminal.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The user data folder, as Electron names it for an app called Roundtrip; `ROUNDTRIP_HOME` goes before. */
export function userDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.ROUNDTRIP_HOME;
  if (given !== undefined && given !== '') return resolve(env.INIT_CWD ?? '.', given);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Roundtrip');
  if (process.platform === 'win32')
    return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Roundtrip');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Roundtrip');
}
