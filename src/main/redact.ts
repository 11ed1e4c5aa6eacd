// Takes out of anything written down what must not be: keys, and all of an address but its origin and path.
// A callback's address keeps its origin only, for its path may be its secret.

const address = /https?:\/\/[^\s"'<>]+/gi;
const secretName = /key|secret|token|signature|authorization/i;
const callbackName = /callback/i;

const cut = (found: string, originOnly: boolean): string => {
  try {
    const url = new URL(found);
    return originOnly ? url.origin : `${url.origin}${url.pathname}`;
  } catch {
    return '[address]';
  }
};

/** A copy of `value`, fit to be written down. Errors become their name, message and stack. */
export function redact(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return redactText(value, name);
  if (value instanceof Error)
    return { name: value.name, message: redact(value.message), stack: redact(value.stack ?? '') };
  if (Array.isArray(value)) return value.map((each) => redact(each, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redact(each, key)]));
}

function redactText(text: string, name: string): string {
  if (secretName.test(name)) return '[hidden]';
  return text.replace(address, (found) => cut(found, callbackName.test(name)));
}
