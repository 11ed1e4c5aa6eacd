// The API key: where it is kept is the adapter's affair (the system's keychain, the environment); that it goes only
// to the address it was given for is decided here.

export interface KeptKey {
  readonly key: string;
  /** The Imagen address it was given for. */
  readonly address: string;
}

export interface KeyPort {
  get(): Promise<KeptKey | null>;
  set(kept: KeptKey | null): Promise<void>;
}

/** For a key that comes with its address from the same place, such as the environment. */
export const anyAddress = '*';

/** The key for this address, or null: a changed address asks for the key again. */
export async function keyFor(port: KeyPort, address: string): Promise<string | null> {
  const kept = await port.get();
  return kept !== null && (kept.address === address || kept.address === anyAddress) ? kept.key : null;
}
