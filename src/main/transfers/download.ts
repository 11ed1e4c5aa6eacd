// The round of a set of results: fetched several at once, retried, checked, handed over to be placed.
// Called by the project's download and deliver steps.
import { rm } from 'node:fs/promises';
import { type Fault, FaultError } from '#contract/faults.ts';
import { type Pace, retrying } from '../network/retry.ts';
import { attempting, codeOf } from './attempts.ts';
import { faultOfOne, throwCause } from './concerns.ts';
import type { Gate } from './gate.ts';
import { type Got, getFile } from './get.ts';
import { createLinkDesk, type LinkDesk } from './links.ts';
import { createOutage, type Outage } from './outage.ts';
import { runQueue } from './queue.ts';
import type { Round } from './round.ts';
import { createTrust, type Doubt, type Trust } from './trust.ts';
import { createWaits, type Waits } from './waits.ts';

export interface Wanted {
  readonly id: number;
  readonly name: string;
  /** Where its bytes go until it is whole. */
  readonly part: string;
}

export interface DownloadRound extends Round {
  /** Name -> link of all results: the API gives only the whole list. What it throws stops the round. */
  askLinks(signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
  /** Places the part file. A FaultError about this photo alone fails it; any other throw stops the round. */
  onFetched(id: number, got: { part: string; bytes: number; verified: boolean }): Promise<void>;
  onFailed(id: number, fault: Fault): void;
}

/** Fetches everything wanted. Rejects only with what concerns all of it (key, project, disk) or the signal's reason. */
export async function downloadAll(wanted: readonly Wanted[], round: DownloadRound): Promise<void> {
  const { pace } = round;
  const trust = createTrust();
  const waits = createWaits(round);
  const outage = createOutage();
  const desk = createLinkDesk({
    names: wanted.map(({ name }) => name),
    parallel: () => round.parallel(),
    ask: () =>
      retrying(() => round.askLinks(round.signal), {
        signal: round.signal,
        pace,
        onWait: (fault, ms) => round.onWait?.(fault, ms),
        onGoOn: () => round.onGoOn?.(),
      }),
    missing: (name) => new FaultError('no-result', `${name}: Imagen no longer lists it.`),
  });
  const run = (one: Wanted, signal: AbortSignal): Promise<void> =>
    new Fetching(one, { round, desk, waits, outage, trust, pace, gate: round.gate, signal }).run();
  await runQueue(wanted, () => round.parallel(), run, round.signal).catch(throwCause);
  await trust.close();
}

interface Around {
  readonly round: DownloadRound;
  readonly desk: LinkDesk;
  readonly waits: Waits;
  readonly outage: Outage;
  readonly trust: Trust;
  readonly pace: Pace | undefined;
  readonly gate: Gate | undefined;
  readonly signal: AbortSignal;
}

/** One result of the round. */
class Fetching {
  readonly #wanted: Wanted;
  readonly #around: Around;
  #lost = false;
  #empty = false;

  constructor(wanted: Wanted, around: Around) {
    this.#wanted = wanted;
    this.#around = around;
  }

  async run(): Promise<void> {
    await this.#orFailed(() => this.#untilRight());
  }

  async #orFailed(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#around.round.onFailed(this.#wanted.id, this.#meaning(faultOfOne(error)));
    }
  }

  /** A result that came empty to the end is none. */
  #meaning(fault: Fault): Fault {
    if (!this.#empty || fault.code !== 'server-trouble') return fault;
    return { code: 'no-result', message: `${this.#wanted.name} came back empty.` };
  }

  async #untilRight(): Promise<void> {
    const { trust } = this.#around;
    for (let mismatches = 0; ; ) {
      const got = await attempting(this.#wanted, this.#around, (link, moved) => this.#get(link, moved));
      if (!got.mismatch || !trust.comparing) return this.#place(got);
      if (!trust.again(++mismatches)) return trust.doubt(this.#doubt(got));
    }
  }

  #doubt(got: Got): Doubt {
    const { round } = this.#around;
    const { id, name, part } = this.#wanted;
    const fault = new FaultError('transfer-mismatch', `${name} arrived damaged, twice. Download it again.`);
    return {
      accept: () => this.#orFailed(() => this.#place(got)),
      refuse: async () => {
        await rm(part, { force: true });
        round.onFailed(id, fault.fault);
      },
    };
  }

  #place({ bytes, verified }: Got): Promise<void> {
    const { id, part } = this.#wanted;
    return this.#around.round.onFetched(id, { part, bytes, verified });
  }

  async #get(link: string, moved: (bytes: number) => void): Promise<Got> {
    const { round, signal } = this.#around;
    const { agentFor, limiter, stallMs } = round;
    const onBytes = (bytes: number): void => {
      moved(bytes);
      round.onBytes(this.#wanted.id, bytes);
    };
    try {
      const got = await getFile({ ...this.#wanted, link, agentFor, limiter, stallMs, onBytes, signal });
      this.#empty = got.bytes === 0;
      if (this.#empty) throw new FaultError('server-trouble', `${this.#wanted.name} came back empty.`);
      return got;
    } catch (error) {
      throw this.#lostOnce(error);
    }
  }

  // The result may have been written anew under another link: once, a missing one is looked up again.
  #lostOnce(error: unknown): unknown {
    if (codeOf(error) !== 'no-result' || this.#lost) return error;
    this.#lost = true;
    return new FaultError('link-expired', `${this.#wanted.name}: its link leads nowhere.`, { cause: error });
  }
}
