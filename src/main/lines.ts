// The line to the store, shared fairly by all projects that run, in this Roundtrip and in others on the same list:
// connections, the bandwidth limit, the digester, and the embedder of what comes back.
import type { Settings } from '#contract/settings.ts';
import type { Log } from './log.ts';
import type { Agents } from './network/agents.ts';
import type { Line } from './projects/work.ts';
import { createEmbedder } from './results/embedder.ts';
import { Sharing } from './sharing.ts';
import type { Senders } from './store/senders.ts';
import { createDigester } from './transfers/digest.ts';
import { createGate } from './transfers/gate.ts';
import { createLimiter } from './transfers/limiter.ts';

const bytesPerSecond = (mbps: number | null, part: number): number | null =>
  mbps === null ? null : (mbps * part * 1_000_000) / 8;

export function createLines(settings: () => Settings, agents: Agents, senders: Senders, log: Log) {
  let known = settings();
  // Also from a timer: where the list can't be read just now, they are as they were.
  const current = (): Settings => {
    try {
      known = settings();
    } catch (error) {
      log.warn('settings.unread', { error });
    }
    return known;
  };
  const limiter = createLimiter(bytesPerSecond(known.limitMbps, 1));
  const gate = createGate(() => sharing.places());
  const sharing = new Sharing({
    ...{ senders, log, inside: gate.inside, parallel: () => current().parallel },
    changed() {
      limiter.set(bytesPerSecond(current().limitMbps, sharing.bandwidth()));
      gate.refresh();
    },
  });
  const digester = createDigester();
  const embedder = createEmbedder();
  return {
    /** Shares are rounded up so that no place stays empty; the gate keeps to the whole. */
    line: (transferring: () => number): Line => ({
      agentFor: agents.kept,
      limiter,
      gate,
      digester,
      embedder,
      parallel: () => Math.ceil(settings().parallel / Math.max(1, transferring())),
      recount: () => sharing.transferring(transferring()),
    }),
    /** The settings changed. */
    refresh: sharing.look,
    /** Connections that slept are of no use any more. */
    drop: agents.drop,
    async close(): Promise<void> {
      sharing.transferring(0);
      agents.close();
      await Promise.all([digester.close(), embedder.close()]);
    },
  };
}
export type Lines = ReturnType<typeof createLines>;
