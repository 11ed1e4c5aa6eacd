// All projects: which run in this process, starting, pausing and resuming them, and telling the screens.
import { FaultError } from '#contract/faults.ts';
import type { ProjectSummary, Step } from '#contract/project.ts';
import type { ImagenClient } from '../imagen/client.ts';
import type { Log } from '../log.ts';
import { atOnce } from '../store/database.ts';
import type { Project } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { storeFault } from '../store/store-fault.ts';
import type { Callbacks } from './callbacks.ts';
import { cancelProject } from './cancelling.ts';
import { atWorkElsewhere } from './held.ts';
import { goOnWithKey, stopAll } from './key-stops.ts';
import { Live } from './live.ts';
import { asLeft, type Decision, decide, isLeft, pauseLeft } from './resuming.ts';
import { runProject } from './runner.ts';
import { Standstills } from './standstills.ts';
import { summarize } from './summary.ts';
import { createTelling, type Telling } from './telling.ts';
import { movedBefore, needsTurn, Turns } from './turns.ts';
import { noteWake, waitingOf } from './waiting.ts';
import type { Line, Timing, Work } from './work.ts';

export interface ShelfParts {
  readonly store: Store;
  readonly log: Log;
  readonly timing: Timing;
  readonly callbacks: Callbacks;
  /** The Imagen a project is at: the service, or Practice. */
  imagenFor(practice: boolean): Promise<ImagenClient>;
  /** The line, given how many projects use it now. */
  line(transferring: () => number): Line;
  tell(summary: ProjectSummary): void;
}

interface Running {
  readonly stop: AbortController;
  readonly live: Live;
  readonly ended: Promise<void>;
  /** The step it is in; null before its first. */
  step: Step | null;
}

const transfers = new Set<Step | null>(['upload', 'download', 'deliver']);

export class Shelf {
  readonly #parts: ShelfParts;
  readonly #running = new Map<string, Running>();
  readonly #standstills: Standstills;
  readonly #line: Line;
  readonly #telling: Telling;
  readonly #turns: Turns;

  constructor(parts: ShelfParts) {
    this.#parts = parts;
    this.#standstills = new Standstills(parts.store);
    this.#line = parts.line(
      () => [...this.#running.values()].filter(({ step }) => transfers.has(step)).length,
    );
    this.#telling = createTelling((id) => this.#tell(id));
    this.#turns = new Turns({
      ...{ line: parts.store.turns, log: parts.log },
      moved: (waiting) => {
        for (const id of waiting) this.#telling.soon(id);
      },
    });
  }

  running = (): readonly string[] => [...this.#running.keys()];
  isRunning = (id: string): boolean => this.#running.has(id);

  summary = (id: string): ProjectSummary =>
    this.#summary(this.#parts.store.projects.get(id), () => this.#turns.places());

  /** All of them as of one moment, so that no two wait in one place, whatever other processes do meanwhile. */
  all(): readonly ProjectSummary[] {
    const { db, projects } = this.#parts.store;
    const [all, places] = atOnce(db, () => [projects.all(), this.#turns.places()]);
    return all.map((project) => this.#summary(project, () => places));
  }

  #summary(project: Project, places: () => ReadonlyMap<string, number>): ProjectSummary {
    const { store } = this.#parts;
    const { id, status } = project;
    const live = this.#running.get(id)?.live ?? null;
    const turn = status === 'waiting' && project.fault === null ? (places().get(id) ?? null) : null;
    const summary = summarize(store, project, live, turn);
    const fault = this.#standstills.unkept(id);
    if (fault !== undefined) return { ...summary, status: 'faulted', fault };
    return live === null && isLeft(store, summary) ? asLeft(summary) : summary;
  }

  /** Runs a project here, as the person decided. Faults with `project-taken` when another process has it: nothing is changed. */
  start(id: string, decision: Decision | null = null): void {
    const { leases, projects } = this.#parts.store;
    const { step, status } = projects.get(id);
    if (status === 'cancelled')
      throw new FaultError('bad-input', 'This project was cancelled. Start a new one on its folder.');
    if (step === 'done' || this.#running.has(id)) return;
    if (!leases.take(id)) throw atWorkElsewhere(id);
    const live = new Live();
    this.#begin(id, live, decision);
    this.#standstills.forget(id);
    const stop = new AbortController();
    const ended = this.#run(id, stop, live).finally(() => this.#ended(id));
    this.#running.set(id, { stop, live, ended, step: null });
    this.#telling.now(id);
  }

  // What is kept once the lease is held; a disk that refuses it leaves nothing held.
  #begin(id: string, live: Live, decision: Decision | null): void {
    const { store } = this.#parts;
    try {
      if (decision !== null) decide(store, id, live, decision);
      store.projects.setStatus(id, 'running', null, null);
    } catch (error) {
      this.#release(id);
      throw error;
    }
  }

  /** Goes on with what was at work when this computer's Roundtrip last ended: a crash leaves it running or waiting. */
  goOn(): readonly string[] {
    const { store } = this.#parts;
    const left = store.projects.all().filter((project) => isLeft(store, project));
    const ids = new Set(left.map(({ id }) => id));
    const free = store.projects.inOrder().filter((id) => ids.has(id) && !this.#running.has(id));
    return free.filter((id) => this.#startOrSay(id));
  }

  #startOrSay(id: string): boolean {
    try {
      this.start(id);
      return true;
    } catch (error) {
      if (storeFault(error) !== null) this.#standstills.keep(id, error);
      return false;
    }
  }

  /** A new key has come. */
  goOnWithKey = (): void => goOnWithKey(this.#parts.store, this.#running, (id) => this.#startOrSay(id));

  /** Stops a project where it stands; it can be resumed. Settles when it has stopped. */
  async pause(id: string): Promise<void> {
    const running = this.#running.get(id);
    if (running === undefined) return pauseLeft(this.#parts.store, id);
    running.stop.abort();
    await running.ended;
  }

  /** Stops a project for good and keeps what came back. */
  async cancel(id: string): Promise<void> {
    await this.pause(id);
    await cancelProject(this.#parts.store, this.#parts.callbacks, id);
    this.#telling.now(id);
  }

  /** What is shown of it was changed from outside. */
  tell = (id: string): void => this.#telling.now(id);

  /** Puts an unfinished project before another one in the order of turns, or at the end. */
  move(id: string, before: string | null): void {
    const { projects } = this.#parts.store;
    projects.get(id);
    projects.setOrder(movedBefore(projects.inOrder(), id, before));
    this.#turns.fill();
  }

  /** For the stories of those at work: the computer slept here. */
  noteWake = (): void => noteWake(this.running(), this.#parts);

  /** Settles when the project no longer runs here. */
  ended = (id: string): Promise<void> => this.#running.get(id)?.ended ?? Promise.resolve();

  async close(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((id) => this.pause(id)));
    this.#telling.close();
  }

  async #run(id: string, stop: AbortController, live: Live): Promise<void> {
    const { store, log } = this.#parts;
    try {
      const imagen = await this.#parts.imagenFor(store.projects.get(id).practice);
      await runProject(this.#work(id, stop, live, imagen), stop);
    } catch (error) {
      log.error('project.not-run', { id, error });
      this.#standstills.keep(id, error, () => store.leases.holds(id));
    }
  }

  // Called from timers too, where a throw would end the program.
  #tell(id: string): void {
    try {
      this.#parts.tell(this.summary(id));
    } catch (error) {
      this.#parts.log.error('project.not-told', { id, error });
    }
  }

  #ended(id: string): void {
    const transferred = transfers.has(this.#running.get(id)?.step ?? null);
    this.#running.delete(id);
    if (transferred) this.#line.recount();
    this.#turns.leave(id);
    this.#release(id);
    this.#telling.now(id);
  }

  #release(id: string): void {
    try {
      this.#parts.store.leases.release(id);
    } catch (error) {
      // It ends by itself, and this process may take it again at any time.
      this.#parts.log.warn('project.lease', { id, error });
    }
  }

  async #turn(id: string, { signal }: AbortController): Promise<void> {
    const { projects, timeline } = this.#parts.store;
    if (!needsTurn(projects.get(id).step) || this.#turns.takeNow(id)) return;
    projects.setStatus(id, 'waiting', null, Date.now());
    timeline.add(id, 'queued');
    this.#telling.now(id);
    await this.#turns.take(id, signal);
  }

  #onStep(id: string, step: Step): void {
    const running = this.#running.get(id);
    const transferred = transfers.has(running?.step ?? null);
    if (running !== undefined) running.step = step;
    if (transfers.has(step) !== transferred) this.#line.recount();
    if (!needsTurn(step)) this.#turns.leave(id);
  }

  #work(id: string, stop: AbortController, live: Live, imagen: ImagenClient): Work {
    const { store, log, timing, callbacks } = this.#parts;
    const telling = this.#telling;
    return {
      ...{ id, store, log, timing, callbacks, live, imagen, line: this.#line, signal: stop.signal },
      touch: () => telling.soon(id),
      turn: () => this.#turn(id, stop),
      onStep: (step) => this.#onStep(id, step),
      ...waitingOf(id, this.#parts, telling),
      onStopAll: (fault) => stopAll(store, this.#running, id, fault),
    };
  }
}
