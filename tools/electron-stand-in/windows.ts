// The open windows, known to app.ts and window.ts alike.

/** What quitting needs of a window. */
export interface Closable {
  close(): void;
}

export const windows = new Set<Closable>();
