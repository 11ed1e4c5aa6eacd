// The log of requests: in memory for tests, and one JSON line each in a file for whoever looks from outside.
// Holds no key and no signature: a path is kept without its query.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

export interface PracticeRequest {
  /** When it came, as an ISO string. */
  readonly at: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly kind: 'api' | 'store';
  /** 0 as long as (or when) nothing was answered. */
  readonly status: number;
  /** Body bytes: received of a PUT or POST, sent of a GET from the store. */
  readonly bytes: number;
  /** The project's uuid, if the path names one. */
  readonly project?: string;
  /** The photo or result, decoded, if the path names one. */
  readonly file?: string;
  /** The connection ended before the answer was out. */
  readonly cut?: true;
}

/** A request while it runs: its status and bytes still change. */
export type OpenRequest = { -readonly [Name in keyof PracticeRequest]: PracticeRequest[Name] };

export interface RequestLog {
  begin(request: OpenRequest): void;
  /** Writes the line. Called before the reply goes out, so that who has the reply finds the line. */
  write(request: OpenRequest): void;
  all(): readonly PracticeRequest[];
}

export function createRequestLog(file: string | undefined): RequestLog {
  const requests: OpenRequest[] = [];
  const written = new WeakSet<OpenRequest>();
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
  return {
    begin: (request) => void requests.push(request),
    write: (request) => {
      if (file === undefined || written.has(request)) return;
      written.add(request);
      // Synchronous: the line is there even if this process is killed right after.
      appendFileSync(file, `${JSON.stringify(request)}\n`);
    },
    all: () => requests.map((request) => ({ ...request })),
  };
}
