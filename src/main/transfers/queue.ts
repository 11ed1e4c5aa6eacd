// Runs a step over many photos, several at once. Used by uploads and downloads.

// The API and the store are other people's: more at once than this gains nothing on any line.
const mostAtOnce = 20;

/**
 * Runs `run` for every entry, `parallel()` at once (asked again before each start, so that Settings take hold).
 * The first throw aborts the others' signal and rejects, once all have ended; so does aborting `signal`.
 */
export async function runQueue<T>(
  entries: Iterable<T> | AsyncIterable<T>,
  parallel: () => number,
  run: (entry: T, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | null = null;
  const fail = (error: unknown): void => {
    failure ??= { error };
    stop.abort(error);
  };
  const start = (entry: T): void => {
    const one: Promise<void> = Promise.resolve()
      .then(() => run(entry, stop.signal))
      .catch(fail)
      .finally(() => running.delete(one));
    running.add(one);
  };
  const abort = (): void => fail(signal.reason);
  if (signal.aborted) throw signal.reason;
  signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const entry of entries) {
      if (stop.signal.aborted) break;
      start(entry);
      while (running.size >= slots(parallel) && !stop.signal.aborted) await Promise.race(running);
      if (stop.signal.aborted) break;
    }
  } catch (error) {
    fail(error);
  } finally {
    await Promise.all(running);
    signal.removeEventListener('abort', abort);
  }
  if (failure !== null) throw (failure as { error: unknown }).error;
}

const slots = (parallel: () => number): number => Math.min(mostAtOnce, Math.max(1, Math.floor(parallel())));
