// The line to the store, shared fairly by all projects that run: connections, the bandwidth limit, the digester.
import type { Settings } from '#contract/settings.ts';
import { agentFor, createAgents } from './network/agents.ts';
import type { Line } from './projects/work.ts';
import { createDigester } from './transfers/digest.ts';
import { createLimiter } from './transfers/limiter.ts';

const bytesPerSecond = (mbps: number | null): number | null =>
  mbps === null ? null : (mbps * 1_000_000) / 8;

export function createLines(settings: () => Settings) {
  const agents = createAgents();
  const limiter = createLimiter(bytesPerSecond(settings().limitMbps));
  const digester = createDigester();
  return {
    agents,
    line: (running: () => number): Line => ({
      agentFor: (url) => agentFor(agents, url),
      limiter,
      digester,
      parallel: () => Math.max(1, Math.floor(settings().parallel / Math.max(1, running()))),
    }),
    /** The settings changed. */
    refresh: (): void => limiter.set(bytesPerSecond(settings().limitMbps)),
    async close(): Promise<void> {
      agents.close();
      await digester.close();
    },
  };
}
export type Lines = ReturnType<typeof createLines>;
