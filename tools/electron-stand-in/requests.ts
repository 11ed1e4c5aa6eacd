// Everything a page asks for, caught before it leaves Chromium: custom schemes are answered by the app's own
// handler, and a page that wants to go elsewhere must ask `will-navigate` first.
import type { Session } from './devtools.ts';
import { handlerFor, toOuter } from './protocol.ts';

interface Paused {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: { url: string; method: string; headers: Record<string, string>; postData?: string };
}
export interface Gate {
  readonly frameId: string;
  /** May the page itself go to this address? Not asked for what main loads. */
  mayNavigate(url: string): boolean;
}

const fulfill = async (session: Session, requestId: string, response: Response): Promise<void> => {
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders,
    body,
  });
};

const answer = async (session: Session, gate: Gate, paused: Paused): Promise<void> => {
  const { requestId, request } = paused;
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
  await fulfill(session, requestId, await handler(new Request(url, { method, headers, ...body })));
};

export const answerRequests = async (session: Session, gate: Gate): Promise<void> => {
  session.on('Fetch.requestPaused', (paused: Paused) => {
    answer(session, gate, paused).catch(() => {
      session
        .send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
        .catch(() => {});
    });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
};
