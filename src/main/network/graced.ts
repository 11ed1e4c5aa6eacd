// A stop that lets what is about to come still come: an answer that may cost money, the last word on a photo that is through.

/** Aborts `ms` after `signal` does, with the same reason. */
export function graced(signal: AbortSignal, ms: number): AbortSignal {
  const late = new AbortController();
  const abort = (): void => {
    setTimeout(() => late.abort(signal.reason), ms).unref();
  };
  if (signal.aborted) late.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  return late.signal;
}
