// What the stand-in puts into the page's own world: the objects the preload exposed, and the page's own wish to open
// or close a window handed to main instead of to Chromium. Sent into the page as text by worlds.ts.
import { makeWire } from './wire.ts';

export function freeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** An anchor that would open a window of its own. */
export function opensWindow(event: MouseEvent): HTMLAnchorElement | undefined {
  const found = event.composedPath().find((one) => one instanceof HTMLAnchorElement && one.href !== '');
  if (!(found instanceof HTMLAnchorElement) || event.defaultPrevented) return undefined;
  const aside = found.target !== '' && !/^_(self|top|parent)$/i.test(found.target);
  return aside || event.ctrlKey || event.metaKey || event.shiftKey ? found : undefined;
}

export function mainWorld(channel: string): void {
  const wire = makeWire(channel, 'page', 'preload');
  const open = (url: unknown) => {
    wire.post('open', new URL(String(url ?? 'about:blank'), document.baseURI).href);
    return null;
  };
  wire.on('expose', (detail) => {
    const { name, api } = detail as { name: string; api: unknown };
    if (Object.hasOwn(window, name)) return;
    Object.defineProperty(window, name, { value: freeze(wire.unpack(api)), enumerable: true });
  });
  Object.assign(window, { open, close: () => wire.post('close', null) });
  window.addEventListener('click', (event) => {
    const anchor = opensWindow(event);
    if (!anchor) return;
    event.preventDefault();
    open(anchor.href);
  });
  wire.post('ready', null);
}
