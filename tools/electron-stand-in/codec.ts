// Values on their way between main and the page, as JSON. Stricter than Electron's structured clone: only what JSON
// holds, and undefined. The functions are also sent into the page as text, so they may use nothing but each other.

/** Turns a value into something JSON keeps; throws what Electron throws for what can't be cloned. */
export function wrap(value: unknown): unknown {
  if (value === undefined) return { $: 'undefined' };
  if (value === null || ['string', 'boolean', 'number'].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map(wrap);
  const prototype = typeof value === 'object' ? Object.getPrototypeOf(value) : value;
  // Another world's plain object has another Object.prototype: what counts is that nothing stands above it.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new Error('An object could not be cloned.');
  }
  const entries = Object.entries(value as object).map(([key, inner]) => [key, wrap(inner)]);
  return Object.hasOwn(value as object, '$') ? { $: 'object', entries } : Object.fromEntries(entries);
}

export function unwrap(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(unwrap);
  const marked = value as { $?: string; entries?: [string, unknown][] };
  if (marked.$ === 'undefined') return undefined;
  const entries = marked.$ === 'object' ? (marked.entries ?? []) : Object.entries(value);
  return Object.fromEntries(entries.map(([key, inner]) => [key, unwrap(inner)]));
}

export function encode(value: unknown): string {
  return JSON.stringify(wrap(value));
}

export function decode(text: string): unknown {
  return unwrap(JSON.parse(text));
}
