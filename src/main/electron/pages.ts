// The roundtrip: protocol: the built page at roundtrip://app/… and thumbnails at roundtrip://thumbs/…,
// large photos at roundtrip://photos/…
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { pageScheme } from '#contract/bridge.ts';
import type { App } from '#main/app.ts';
import { contentSecurityPolicy } from './guard.ts';

const root = path.join(import.meta.dirname, '..', 'renderer');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** Must come before Electron is ready. */
export function declarePages(): void {
  const privileges = { standard: true, secure: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }]);
}

export function servePages(app: Pick<App, 'thumbnail' | 'picture'>): void {
  protocol.handle(pageScheme, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    if (method !== 'GET') return nothing(405);
    if (host === 'app') return file(pathname);
    if (host === 'thumbs') return thumbnail(app, pathname);
    if (host === 'photos') return picture(app, pathname);
    return nothing(404);
  });
}

const nothing = (status: number): Response => new Response(null, { status });

async function file(pathname: string): Promise<Response> {
  const found = insideRoot(pathname);
  const type = types[path.extname(pathname)];
  if (found === null || type === undefined) return nothing(404);
  try {
    return new Response(new Uint8Array(await readFile(found)), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      },
    });
  } catch {
    return nothing(404);
  }
}

/** The file of the page that an address names; null for anything outside of the built page. */
export function insideRoot(pathname: string): string | null {
  try {
    const named = path.resolve(root, `.${path.sep}${decodeURIComponent(pathname)}`);
    return named.startsWith(root + path.sep) && !named.includes('\0') ? named : null;
  } catch {
    // A broken percent sign.
    return null;
  }
}

// A photo of a scan doesn't change under its number; a new scan has a new id.
const thumbnailAge = 'private, max-age=86400, immutable';

function thumbnail(app: Pick<App, 'thumbnail'>, pathname: string): Response {
  const [, kind, id, photo] = /^\/(shoot|project)\/([^/]+)\/(\d{1,7})$/.exec(pathname) ?? [];
  if (kind === undefined || id === undefined) return nothing(404);
  const gone = new AbortController();
  // Electron tells that the page has cancelled only by cancelling the body: so the answer is begun at once.
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const made = await app
        .thumbnail(kind === 'shoot' ? 'shoot' : 'project', decodeURIComponent(id), Number(photo), gone.signal)
        .catch(() => null);
      if (gone.signal.aborted) return;
      if (made === null) return stream.error(new Error('There is no picture.'));
      stream.enqueue(new Uint8Array(made));
      stream.close();
    },
    cancel: () => gone.abort(new Error('The page looks elsewhere.')),
  });
  return new Response(body, { headers: { 'content-type': 'image/jpeg', 'cache-control': thumbnailAge } });
}

async function picture(app: Pick<App, 'picture'>, pathname: string): Promise<Response> {
  const [, id, photo, side] = /^\/project\/([^/]+)\/(\d{1,7})\/(before|after)$/.exec(pathname) ?? [];
  if (id === undefined) return nothing(404);
  const found = await app
    .picture(decodeURIComponent(id), Number(photo), side === 'after' ? 'after' : 'before')
    .catch(() => null);
  if (found === null) return nothing(404);
  // A final JPEG can be made again under the same address.
  return new Response(new Uint8Array(found), {
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-cache' },
  });
}
