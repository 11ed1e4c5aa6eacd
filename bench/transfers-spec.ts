// What the bench tells a client's process, and what it hears back.
export interface Spec {
  readonly sink: string;
  readonly files: readonly string[];
  /** Bytes of each file. */
  readonly bytes: number;
  readonly parallel: number;
  /** How many of the files are sent once before, unmeasured. */
  readonly warmUp: number;
}

export interface Run {
  readonly seconds: number;
  /** CPU seconds of the process, with its threads. */
  readonly cpu: number;
  /** MiB; null where the system doesn't tell. */
  readonly peakMb: number | null;
  /** The longest time in which the event loop ran nothing. */
  readonly stallMs: number | null;
}
