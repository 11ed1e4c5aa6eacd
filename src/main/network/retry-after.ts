// How long the other side asks us to wait. Called wherever a reply becomes a fault.
import type { IncomingHttpHeaders } from 'node:http';

// A clock gone wrong on the other side must not put a project to sleep for days.
const longestMs = 3_600_000;

/**
 * `Retry-After` in milliseconds (at most an hour), or undefined when absent, past or unreadable. Takes seconds and
 * HTTP dates (RFC 9110 §10.2.3); a date is measured against the reply's own `Date`, as this computer's clock may be off.
 */
export function retryAfterMs(headers: IncomingHttpHeaders): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : untilDate(text, headers.date);
  return ms > 0 ? Math.min(ms, longestMs) : undefined;
}

function untilDate(text: string, now: string | undefined): number {
  const sent = Date.parse(now ?? '');
  return Date.parse(text) - (Number.isNaN(sent) ? Date.now() : sent);
}
