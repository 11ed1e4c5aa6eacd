// Everything a page asks for, caught before it leaves Chromium: custom schemes are answered by the app's own
// handler, and a page that wants to go elsewhere must ask `will-navigate` first.
import type { Session } from './devtools.ts';
import { handlerFor, toOuter } from './protocol.ts';

interface Paused {
  readonly requestId: string;
  /** The request's name in the domain Network. */
  readonly networkId?: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: { url: string; method: string; headers: Record<string, string>; postData?: string };
}
export interface Gate {
  readonly frameId: string;
  /** May the page itself go to this address? Not asked for what main loads. */
  mayNavigate(url: string): boolean;
}

type Requests = Map<string, { cancel: (reason: string) => void }>;

/** The whole body, whose source hears (as Electron's does) when the page no longer wants it. */
const bodyOf = async (response: Response, networkId: string, open: Requests): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  open.set(networkId, { cancel: (reason) => void reader.cancel(reason).catch(() => {}) });
  const parts: Uint8Array[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  return Buffer.concat(parts).toString('base64');
};

const fulfill = async (session: Session, requestId: string, response: Response, body = ''): Promise<void> => {
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body,
  });
};

const answer = async (session: Session, gate: Gate, open: Requests, paused: Paused): Promise<void> => {
  const { requestId, networkId = '', request } = paused;
  const url = toOuter(request.url);
  if (paused.resourceType === 'Document' && paused.frameId === gate.frameId && !gate.mayNavigate(url)) {
    // "No content" leaves the page as it is; a failed request would show Chromium's error page.
    await fulfill(session, requestId, new Response(null, { status: 204 }));
    return;
  }
  const handler = handlerFor(url);
  if (!handler) {
    await session.send('Fetch.continueRequest', { requestId });
    return;
  }
  const { method, headers, postData } = request;
  const body = postData === undefined ? {} : { body: postData };
  const response = await handler(new Request(url, { method, headers, ...body }));
  await fulfill(session, requestId, response, await bodyOf(response, networkId, open));
};

export const answerRequests = async (session: Session, gate: Gate): Promise<void> => {
  const open: Requests = new Map();
  session.on('Fetch.requestPaused', (paused: Paused) => {
    answer(session, gate, open, paused)
      .catch(() => {
        session
          .send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
          .catch(() => {});
      })
      .finally(() => open.delete(paused.networkId ?? ''));
  });
  session.on(
    'Network.loadingFailed',
    ({ requestId, canceled }: { requestId: string; canceled?: boolean }) => {
      if (canceled) open.get(requestId)?.cancel('The page has cancelled the request.');
    },
  );
  // Only to hear what is cancelled: nothing is kept of what passes.
  await session.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
};
