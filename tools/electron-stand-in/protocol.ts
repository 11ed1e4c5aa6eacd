// Electron's `protocol`: custom schemes. Chromium itself can't open a page under an unknown scheme, so the page
// lives at https://<host>.<scheme>.stand-in.invalid; pictures keep their own address. Used by requests.ts.

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler | null>();
const innerEnd = '.stand-in.invalid';

/** The address as Chromium knows it. */
export const toInner = (url: string): string => {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (scheme === undefined || !handlers.has(scheme)) return url;
  return `https://${host}.${scheme}${innerEnd}${rest}`;
};

/** The address as the app knows it. */
export const toOuter = (url: string): string => {
  const [, host, scheme, rest] =
    /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.stand-in\.invalid(.*)$/i.exec(url) ?? [];
  return scheme === undefined ? url : `${scheme}://${host}${rest}`;
};

/** The app's handler for an address (as the app knows it), if it has one. */
export const handlerFor = (url: string): Handler | null => {
  const scheme = /^([a-z][a-z0-9+-]*):/i.exec(url)?.[1] ?? '';
  return handlers.get(scheme.toLowerCase()) ?? null;
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    for (const { scheme } of schemes) handlers.set(scheme, handlers.get(scheme) ?? null);
  },
  handle(scheme: string, handler: Handler): void {
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme: string): boolean => (handlers.get(scheme) ?? null) !== null,
};
