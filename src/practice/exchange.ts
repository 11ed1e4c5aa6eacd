// One request and its reply: counts bytes, writes the log, and lets a scripted trouble happen to it.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal, refusalJson, refusalXml } from './refusal.ts';
import type { OpenRequest, RequestLog } from './requests.ts';
import type { TroubleAct } from './trouble.ts';

/** The connection is gone, or was ended on purpose: nothing more can be answered. */
export class Gone extends Error {}

// More than 10,000 file names with their digests; only there so that a mistake can't fill the memory.
const maxBody = 16 * 1024 * 1024;

export type Headers = Readonly<Record<string, string | number>>;

export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly entry: OpenRequest;
  readonly act: TroubleAct | null;
  readonly #log: RequestLog;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    entry: OpenRequest,
    log: RequestLog,
    act: TroubleAct | null,
  ) {
    this.request = request;
    this.response = response;
    this.entry = entry;
    this.act = act;
    this.#log = log;
    log.begin(entry);
    response.on('close', () => {
      if (!response.writableFinished) entry.cut = true;
      log.write(entry);
    });
  }

  /** What follows the `?`, decoded. A plus is a space to the API, as forms write it, and a plus to S3. */
  query(): readonly (readonly [string, string])[] {
    const sent = this.request.url?.split('?').slice(1).join('?') ?? '';
    const text = this.entry.kind === 'api' ? sent.replaceAll('+', '%20') : sent;
    const pairs = text === '' ? [] : text.split('&');
    return pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name), decode(value.join('='))] as const;
    });
  }

  header(name: string): string {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : (value ?? '');
  }

  /** Lets a client that asked first (`Expect: 100-continue`) send its body. */
  welcomeBody(): void {
    if (/100-continue/i.test(this.header('expect'))) this.response.writeContinue();
  }

  async text(): Promise<string> {
    this.welcomeBody();
    const chunks: Buffer[] = [];
    for await (const chunk of this.request as AsyncIterable<Buffer>) {
      await this.moved(chunk.length);
      if (this.entry.bytes > maxBody) throw new Refusal(413, 'The request is too large.');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  /** Counts body bytes; a trouble that waits for so many of them happens here. */
  async moved(bytes: number): Promise<void> {
    this.entry.bytes += bytes;
    const { act } = this;
    if (act === null || !('afterBytes' in act) || act.afterBytes === undefined) return;
    if (this.entry.bytes >= act.afterBytes) await this.breakOff(act);
  }

  /** Ends or freezes the connection; comes back only by a throw. */
  async breakOff(act: TroubleAct): Promise<never> {
    const { socket } = this.request;
    if (act.do === 'stall') await once(this.response, 'close');
    else if (act.do === 'truncate') await new Promise<void>((done) => socket.end(done));
    else socket.resetAndDestroy();
    socket.destroy();
    throw new Gone();
  }

  /** Sends the head of a reply whose body the caller streams. */
  head(status: number, headers: Headers): void {
    this.entry.status = status;
    this.response.writeHead(status, headers);
  }

  /** Sends a whole reply. */
  reply(status: number, headers: Headers, body: string): void {
    this.entry.status = status;
    if (this.act?.do === 'lose-reply') {
      this.entry.cut = true;
      this.#log.write(this.entry);
      this.request.socket.resetAndDestroy();
      throw new Gone();
    }
    this.#log.write(this.entry);
    this.response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    this.response.end(body);
    // Reads on what was not wanted: closing on it would tear down the reply as well.
    this.request.resume();
  }

  refuse(refusal: Refusal, headers: Headers = {}): void {
    const store = this.entry.kind === 'store';
    const id = randomBytes(8).toString('hex').toUpperCase();
    const body = store ? refusalXml(refusal, id) : refusalJson(refusal.message);
    const type = store ? 'application/xml' : 'application/json';
    const close = this.request.complete ? {} : { Connection: 'close' };
    const name = store ? { 'x-amz-request-id': id } : {};
    this.reply(refusal.status, { 'Content-Type': type, ...name, ...close, ...headers }, body);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, 'The address is not correctly encoded.', 'InvalidURI');
  }
}
