// The API key in the system's keychain, by Electron's safeStorage: an encrypted file in the user data folder. Where
// the system has no keychain the key is kept until Roundtrip quits, and the photographer is told.
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dialog, safeStorage } from 'electron';
import type { KeptKey, KeyPort } from '#main/settings/key.ts';
import type { ShellWords } from './words.ts';

export function safeKeys(folder: string, words: () => ShellWords): KeyPort {
  const file = path.join(folder, 'api-key');
  let kept: KeptKey | null | undefined;
  return {
    async get() {
      kept ??= await read(file);
      return kept;
    },
    async set(key) {
      kept = key;
      if (key === null) await rm(file, { force: true });
      else if (await hasKeychain()) await write(file, key);
      else await forThisRunOnly(file, words());
    },
  };
}

// On Linux without a keyring Electron "encrypts" with a key that every program knows.
const hasKeychain = async (): Promise<boolean> =>
  (await safeStorage.isAsyncEncryptionAvailable()) &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

async function read(file: string): Promise<KeptKey | null> {
  try {
    const { result } = await safeStorage.decryptStringAsync(await readFile(file));
    const { key, address } = JSON.parse(result) as Partial<KeptKey>;
    return typeof key === 'string' && typeof address === 'string' ? { key, address } : null;
  } catch {
    // No key yet, or one that this keychain can't open any more: either way it must be entered.
    return null;
  }
}

async function write(file: string, key: KeptKey): Promise<void> {
  const encrypted = await safeStorage.encryptStringAsync(JSON.stringify(key));
  const fresh = `${file}.new`;
  await writeFile(fresh, encrypted, { mode: 0o600 });
  await rename(fresh, file);
}

async function forThisRunOnly(file: string, { keychain }: ShellWords): Promise<void> {
  await rm(file, { force: true });
  void dialog.showMessageBox({ type: 'warning', message: keychain.message, detail: keychain.detail });
}
