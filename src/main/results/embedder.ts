// Puts a packet into a DNG or JPEG, by ExifTool: it knows how these are built, and what else points into them. A few of its
// processes are kept, as one takes a third of a second to start; idle ones are let go. Made with the line, called by within.ts.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, link, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import { ExifTool, ExifToolTask, exiftoolPath } from 'exiftool-vendored';

export interface Embedder {
  /**
   * Writes `from` to `into`, a new file, with the packet in the file `packet` in the place of its own; all three in one folder.
   * What stands at `into` is replaced. Rejects when ExifTool can't or isn't there; then nothing stands at `into`. Rejects, too,
   * with the signal's reason, when it must be waited for no longer; then what it still makes is removed as soon as it is done.
   */
  embed(from: string, packet: string, into: string, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Where ExifTool writes on the way to `into`. One that a kill left there must go first: it writes over none. */
export const besideOf = (into: string): string => `${into}_exiftool_tmp`;

// Two keep up with a gigabit line of JPEGs; more would take the processor from what sends and receives.
const processes = 2;
/** A DNG of 200 MB on a slow card takes some ten seconds. */
const patienceMs = 120_000;
const idleMs = 30_000;
/** Where it can't be started, it isn't tried again for each of three thousand photos. */
const brokenForMs = 60_000;
/** A virus scanner may look at it for long when it starts for the first time. */
const startMs = 20_000;

// `-config ""`: what the photographer's own ExifTool settings do must not happen to results.
const quiet = ['-config', ''];
const waiting = [...quiet, '-stay_open', 'True', '-@', '-'];

class EmbedTask extends ExifToolTask<void> {
  parse(said: string, error?: Error): void {
    if (error !== undefined) throw error;
    if (!/\b1 image files updated/.test(said)) throw new Error(`ExifTool said: ${said.slice(0, 200)}`);
  }
}

// In the names of files that it makes or reads words from, ExifTool takes `%d`, `%20f`, `%c` and the like for words of its own,
// and nothing tells it not to: a shoot may be called "50%discount". Only the file it changes may lie and be called as it likes,
// and `%d` is the folder of that one. It never writes into that file but puts another in its place, so `from` stays as it is.
async function make(exiftool: ExifTool, from: string, packet: string, into: string): Promise<void> {
  const beside = basename(packet);
  if (beside.includes('%') || dirname(packet) !== dirname(into))
    throw new Error(`${packet}: not beside, or a %`);
  await removed(into);
  // A second name costs nothing; where the disk knows no such thing, a copy does.
  await link(from, into).catch(() => copyFile(from, into));
  const args = ['-charset', 'filename=utf8', `-XMP<=%d${beside}`, '-overwrite_original', into];
  await exiftool.enqueueTask(() => new EmbedTask(args, { ignoreMinorErrors: false }), false);
}

async function removed(into: string): Promise<void> {
  for (const file of [into, besideOf(into)]) await rm(file, { force: true });
}

type Command = readonly [program: string, ...words: string[]];

/** The program that comes along: written in Perl, and on Windows with one in it. */
async function ownCommand(): Promise<Command> {
  const path = await exiftoolPath();
  return process.platform === 'win32' ? [path] : ['perl', path];
}

// Of ours it needs these only; a key in the environment is not its business, nor is PERL5OPT ours.
const env = Object.fromEntries(
  ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

class Pool implements Embedder {
  readonly #command: () => Promise<Command>;
  #exiftool: ExifTool | null = null;
  #broken: { readonly at: number; readonly error: unknown } | null = null;
  #starting: Promise<ExifTool> | null = null;
  /** What was given up and is still being made. Whoever wants to make the same file waits until that is away. */
  readonly #leaving = new Map<string, Promise<void>>();

  constructor(command: () => Promise<Command>) {
    this.#command = command;
  }

  async embed(from: string, packet: string, into: string, signal?: AbortSignal): Promise<void> {
    const exiftool = await this.#ready();
    await orStopped(this.#leaving.get(into) ?? Promise.resolve(), signal);
    const making = make(exiftool, from, packet, into);
    try {
      await orStopped(making, signal);
    } catch (error) {
      const leaving = this.#leave(into, making);
      if (signal?.aborted !== true) await leaving;
      throw error;
    }
  }

  #leave(into: string, making: Promise<void>): Promise<void> {
    const leaving = making
      .catch(() => undefined)
      .then(() => removed(into).catch(() => undefined))
      .finally(() => this.#leaving.delete(into));
    this.#leaving.set(into, leaving);
    return leaving;
  }

  async close(): Promise<void> {
    const exiftool = this.#exiftool;
    this.#exiftool = null;
    await exiftool?.end(false);
    await Promise.all(this.#leaving.values());
  }

  async #ready(): Promise<ExifTool> {
    if (this.#exiftool !== null) return this.#exiftool;
    if (this.#broken !== null && performance.now() - this.#broken.at < brokenForMs) throw this.#broken.error;
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  // Tried once before it is relied on: the library waits long for a program that can't be started.
  async #start(): Promise<ExifTool> {
    try {
      const command = await this.#command();
      const [program, ...words] = command;
      await promisify(execFile)(program, [...words, ...quiet, '-ver'], { env, timeout: startMs });
      this.#exiftool = open(command);
      return this.#exiftool;
    } catch (error) {
      this.#broken = { at: performance.now(), error };
      throw error;
    }
  }
}

function open([program, ...words]: Command): ExifTool {
  return new ExifTool({
    ...{ maxProcs: processes, taskTimeoutMillis: patienceMs, maxIdleMsPerProcess: idleMs, checkPerl: false },
    processFactory: async (): Promise<ChildProcess> => {
      const child = spawn(program, [...words, ...waiting], { stdio: 'pipe', windowsHide: true, env });
      // Rejects when it can't be started; an `error` that nobody hears would end Roundtrip.
      await once(child, 'spawn');
      return child;
    },
  });
}

// A pause must not wait for a program that hangs.
async function orStopped(done: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return done;
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await Promise.race([done, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** `command` is another program than the one that comes along, for tests. */
export const createEmbedder = (command?: Command): Embedder =>
  new Pool(command === undefined ? ownCommand : async () => command);
