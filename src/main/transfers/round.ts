// What a whole round of transfers is given, be it photos that are sent or results that are fetched.
import type { AgentFor } from '../network/agents.ts';
import type { Pace } from '../network/retry.ts';
import type { Gate } from './gate.ts';
import type { Limiter } from './limiter.ts';
import type { WaitListener } from './waits.ts';

export interface Round extends WaitListener {
  parallel(): number;
  /** Shared with other rounds: how many transfers run at once in all. */
  readonly gate?: Gate;
  readonly agentFor: AgentFor;
  readonly limiter: Limiter;
  onBytes(id: number, bytes: number): void;
  readonly pace?: Pace;
  readonly stallMs?: number;
  readonly signal: AbortSignal;
}
