// One plain request to the store, with just the headers given. Used by run.ts and checks.ts.
import http from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export function ask(
  link: string,
  method: string,
  headers: http.OutgoingHttpHeaders = {},
  body: Buffer = Buffer.alloc(0),
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(link, { method, agent: false, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.on('error', reject);
    request.end(body.length === 0 ? undefined : body);
  });
}

/** What the store says of an object, without a proxy in between: its ETag, or null when there is none. */
export async function etagAt(link: string): Promise<string | null> {
  const { status, headers } = await ask(link, 'HEAD');
  if (status === 404) return null;
  if (status !== 200) throw new Error(`HEAD answers ${status}`);
  return headers.etag?.replaceAll('"', '') ?? '';
}
