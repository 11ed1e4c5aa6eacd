// Which Imagen is talked to: the service, or Practice Imagen on this computer, started when it is first needed.
import { join } from 'node:path';
import type { SkyTemplate } from '#contract/ai-tools.ts';
import { FaultError } from '#contract/faults.ts';
import type { Profile } from '#contract/profile.ts';
import { checkAddress } from './imagen/address.ts';
import { createImagenClient, type ImagenClient } from './imagen/client.ts';
import type { Agents } from './network/agents.ts';
import { diskFault } from './network/faults.ts';
import { retrying } from './network/retry.ts';
import type { Timing } from './projects/work.ts';
import { type KeyPort, keyFor } from './settings/key.ts';
import type { SettingsStore } from './settings/settings.ts';

export interface PracticeServer {
  readonly url: string;
  readonly key: string;
  close(): Promise<void>;
}
export type StartPractice = (folder: string) => Promise<PracticeServer>;

interface Parts {
  readonly home: string;
  readonly version: string;
  readonly keys: KeyPort;
  readonly startPractice: StartPractice;
  readonly settings: SettingsStore;
  readonly agents: Agents;
  readonly timing: Timing;
  readonly signal: AbortSignal;
}

export function createImagens(parts: Parts) {
  let practice: Promise<PracticeServer> | null = null;
  const userAgent = `Roundtrip/${parts.version}`;
  const startPractice = (): Promise<PracticeServer> => {
    practice ??= parts.startPractice(join(parts.home, 'practice')).catch((error: unknown) => {
      // Not for ever: the next one who needs it tries again.
      practice = null;
      throw diskFault(error, 'Practice Imagen can’t start');
    });
    return practice;
  };
  const address = (): string => checkAddress(parts.settings.get().address);

  const service = (key?: string): ImagenClient =>
    createImagenClient({
      address,
      key: () => key ?? keyOrFault(parts.keys, address()),
      agents: parts.agents,
      userAgent,
    });
  const practiced = async (): Promise<ImagenClient> => {
    const { url, key } = await startPractice();
    return createImagenClient({ address: () => url, key: () => key, agents: parts.agents, userAgent });
  };
  const forProject = async (inPractice: boolean): Promise<ImagenClient> =>
    inPractice ? practiced() : service();
  // Someone is watching: a few tries, then the fault with its words.
  const patiently = <T>(ask: () => Promise<T>): Promise<T> =>
    retrying(ask, { signal: parts.signal, pace: parts.timing.pace, patience: 'short', attempts: 4 });
  const ask = async <T>(what: (imagen: ImagenClient) => Promise<T>): Promise<T> => {
    const imagen = await forProject(parts.settings.get().practice === true);
    return patiently(() => what(imagen));
  };

  return {
    forProject,
    profiles: (): Promise<readonly Profile[]> => ask((imagen) => imagen.profiles(parts.signal)),
    skyTemplates: (): Promise<readonly SkyTemplate[]> => ask((imagen) => imagen.skyTemplates(parts.signal)),
    /** Asks the service itself, also while practising: a key says nothing of Practice. */
    testKey: async (key: string | undefined): Promise<number> => {
      const imagen = service(key);
      return (await patiently(() => imagen.profiles(parts.signal))).length;
    },
    close: async (): Promise<void> => (await practice?.catch(() => null))?.close(),
  };
}
export type Imagens = ReturnType<typeof createImagens>;

async function keyOrFault(keys: KeyPort, address: string): Promise<string> {
  const key = await keyFor(keys, address);
  if (key === null)
    throw new FaultError(
      'key-missing',
      'Roundtrip has no API key for this address yet. Enter it in Settings.',
      {
        surelyNotDone: true,
        stopsAll: true,
      },
    );
  return key;
}
