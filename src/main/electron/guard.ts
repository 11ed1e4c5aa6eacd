// What the page may not do: go elsewhere, open windows, ask for devices. Called once by shell.ts.
import { app, session, type WebContents } from 'electron';
import { pageScheme } from '#contract/bridge.ts';

/** Where the built page lives. */
export const pageAddress = `${pageScheme}://app/index.html`;

/**
 * Sent with every file of the page. Nothing comes from elsewhere and nothing goes out; all talk is over the bridge.
 * No inline script or style either.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' ${pageScheme}:`,
  "connect-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** True for the app's own page, and nothing else that might ever be in a frame. */
export const isOwnPage = (url: string): boolean => url.startsWith(`${pageScheme}://app/`);

/** Text put on the clipboard ("Copy details") is the only thing a page may ask for. */
const allowed = 'clipboard-sanitized-write';

export function guard(): void {
  app.on('web-contents-created', (_event, contents) => restrain(contents));
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === allowed),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === allowed);
}

function restrain(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
