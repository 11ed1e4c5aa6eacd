// Who a state folder belongs to: its API key and the pair its links are signed with. Made once, so that a second
// server over the same folder accepts the same key and the same links.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { claimJson, readJson } from './files.ts';
import type { Credentials } from './store/signature.ts';

export interface Identity extends Credentials {
  readonly key: string;
}

export function identityOf(folder: string): Identity {
  const path = join(folder, 'identity.json');
  claimJson(path, {
    key: `practice-${randomBytes(16).toString('hex')}`,
    accessKeyId: `PRACTICE${randomBytes(6).toString('hex').toUpperCase()}`,
    secret: randomBytes(30).toString('base64'),
  } satisfies Identity);
  const identity = readJson<Identity>(path);
  if (identity === null) throw new Error(`${path} has vanished.`);
  return identity;
}
