// Electron's `safeStorage`: really encrypts, but its key lies in the user data folder, so it keeps no secret from
// anybody who can read that folder.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';

const key = (): Buffer => {
  const file = path.join(app.getPath('userData'), 'stand-in-key');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
    return readFileSync(file);
  }
};

const version = Buffer.from('v11');

export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => true,

  getSelectedStorageBackend: (): string => 'gnome_libsecret',

  async encryptStringAsync(plain: string): Promise<Buffer> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([version, nonce, cipher.getAuthTag(), body]);
  },

  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(15, 31));
    const plain = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]);
    return { result: plain.toString('utf8'), shouldReEncrypt: false };
  },
};
