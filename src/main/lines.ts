// The line to the store, shared fairly by all projects that run: connections, the bandwidth limit, the digester,
// and the embedder of what comes back.
import type { Settings } from '#contract/settings.ts';
import type { Agents } from './network/agents.ts';
import type { Line } from './projects/work.ts';
import { createEmbedder } from './results/embedder.ts';
import { createDigester } from './transfers/digest.ts';
import { createGate } from './transfers/gate.ts';
import { createLimiter } from './transfers/limiter.ts';

const bytesPerSecond = (mbps: number | null): number | null =>
  mbps === null ? null : (mbps * 1_000_000) / 8;

export function createLines(settings: () => Settings, agents: Agents) {
  const limiter = createLimiter(bytesPerSecond(settings().limitMbps));
  const gate = createGate(() => settings().parallel);
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
    }),
    /** The settings changed. */
    refresh(): void {
      limiter.set(bytesPerSecond(settings().limitMbps));
      gate.refresh();
    },
    /** Connections that slept are of no use any more. */
    drop: agents.drop,
    async close(): Promise<void> {
      agents.close();
      await Promise.all([digester.close(), embedder.close()]);
    },
  };
}
export type Lines = ReturnType<typeof createLines>;
