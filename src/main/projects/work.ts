// What a step is given to do its part with. Made by the runner, one for each run of a project.
import { type Fault, FaultError } from '#contract/faults.ts';
import type { Step } from '#contract/project.ts';
import type { ImagenClient } from '../imagen/client.ts';
import { defaultPollPace, type PollPace } from '../imagen/poll.ts';
import type { Log } from '../log.ts';
import type { AgentFor } from '../network/agents.ts';
import { defaultPace, type Pace, retrying } from '../network/retry.ts';
import type { Embedder } from '../results/embedder.ts';
import type { Project } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Digester } from '../transfers/digest.ts';
import type { Gate } from '../transfers/gate.ts';
import type { Limiter } from '../transfers/limiter.ts';
import { defaultWatchPace, type WatchPace } from '../watching/settling.ts';
import type { Callbacks } from './callbacks.ts';
import type { Live } from './live.ts';

/** How long things may take. All milliseconds. */
export interface Timing {
  readonly poll: PollPace;
  readonly pace: Pace;
  /** A socket that takes no byte for this long is stalled. */
  readonly stallMs: number;
  /** How long to look for proof that an unanswered edit or export was taken, before a person is asked. */
  readonly proveMs: number;
  /** When work is stopped, a request that may cost money may still hear its answer for this long. */
  readonly graceMs: number;
  /** How long copying into a watched folder may pause. */
  readonly watch: WatchPace;
}
export const defaultTiming: Timing = {
  poll: defaultPollPace,
  pace: defaultPace,
  stallMs: 30_000,
  proveMs: 60_000,
  graceMs: 1_000,
  watch: defaultWatchPace,
};

/** The line to the store, shared by all projects. */
export interface Line {
  readonly agentFor: AgentFor;
  readonly limiter: Limiter;
  readonly gate: Gate;
  readonly digester: Digester | null;
  readonly embedder: Embedder;
  /** Transfers at once, for one project now. */
  parallel(): number;
  /** Another number of projects transfers now. */
  recount(): void;
}

export interface Work {
  readonly id: string;
  readonly store: Store;
  readonly imagen: ImagenClient;
  readonly line: Line;
  readonly live: Live;
  readonly timing: Timing;
  readonly callbacks: Callbacks;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** The project waits for something that mends itself; shown with since when. */
  onWait(fault: Fault, ms: number): void;
  onGoOn(): void;
  /** No other project can go on either. */
  onStopAll(fault: FaultError): void;
  /** Settles when it is this project's turn, for a step that needs one. */
  turn(): Promise<void>;
  /** A step begins. */
  onStep(step: Step): void;
  /** Something that a screen shows has changed. */
  touch(): void;
}

/** One step of a project's life. Safe to run again at any time; throws a FaultError, or the signal's abort. */
export type StepRun = (work: Work) => Promise<void>;

/** Its row as it is now: asked anew each time, as others write to it too. */
export const projectOf = (work: Work): Project => work.store.projects.get(work.id);

/**
 * Throws once another process has the project: this one was stopped, or slept, for longer than its lease. Nothing of the
 * project is this one's to write then, least of all an edit to ask for.
 */
export function requireHeld({ store, id }: Pick<Work, 'store' | 'id'>): void {
  if (store.leases.holds(id)) return;
  throw new FaultError('project-taken', 'This project went on in another window or terminal.');
}

/** The uuid Imagen gave. Steps after create may count on it. */
export function uuidOf(work: Work): string {
  const { uuid } = projectOf(work);
  if (uuid === null) throw new Error('this step came before create');
  return uuid;
}

// A project that waits for the service waits for as long as it takes.
const patient = Number.POSITIVE_INFINITY;
// And an answer that makes no sense is given a few more tries before a person hears of it.
const oddAnswers = 3;

/** Asks the service, waiting through everything that mends itself, for as long as it takes. */
export const asking = <T>(work: Work, run: () => Promise<T>): Promise<T> =>
  retrying(run, {
    signal: work.signal,
    pace: work.timing.pace,
    attempts: patient,
    oddAnswers,
    onWait: (fault, ms) => work.onWait(fault, ms),
    onGoOn: () => work.onGoOn(),
  });
