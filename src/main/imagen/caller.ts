// How every call of the Imagen client goes out and comes back: address, key, headers, envelope, schema, faults.
import type { z } from 'zod';
import { FaultError } from '#contract/faults.ts';
import { type HttpReply, send } from '../network/http.ts';
import { checkAddress } from './address.ts';
import type { ClientOptions } from './client.ts';
import { type Asked, refusal } from './refusals.ts';
import { unwrap } from './wire.ts';

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below Imagen's address, with its query. */
  readonly path: string;
  readonly asked: Asked;
  readonly contentType?: string;
  readonly body?: string;
  /** On a new connection: must not be sent twice. */
  readonly fresh?: boolean;
}

export function createCaller(options: ClientOptions) {
  const answered = (call: Call, signal: AbortSignal): Promise<HttpReply> => ask(options, call, signal);
  return {
    /** Calls, and reads the reply by its schema. */
    async read<T>(call: Call, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
      const { text } = await answered(call, signal);
      const reply = schema.safeParse(unwrap(parsed(text)));
      if (reply.success) return reply.data;
      throw unreadable();
    },
    /** Calls, and takes any answer of the service's for a yes: the sources disagree on what it holds, if anything. */
    async tell(call: Call, signal: AbortSignal): Promise<void> {
      const { text } = await answered(call, signal);
      // A page for people is not the service's: it comes from something in between.
      if (text.trimStart().startsWith('<')) throw unreadable();
    },
  };
}

async function ask(options: ClientOptions, call: Call, signal: AbortSignal): Promise<HttpReply> {
  const { address, key } = await destination(options);
  const reply = await send({
    method: call.method,
    url: new URL(`${address}${call.path}`),
    headers: {
      'x-api-key': key,
      Accept: 'application/json',
      'User-Agent': options.userAgent ?? 'Roundtrip',
      ...(call.contentType === undefined ? {} : { 'Content-Type': call.contentType }),
    },
    body: call.body,
    agentFor: call.fresh === true ? options.agents.fresh : options.agents.kept,
    signal,
  });
  if (reply.status >= 200 && reply.status < 300) return reply;
  // The key was changed while this was on its way: that the old one is refused says nothing of the new one.
  if (reply.status === 401 && (await destination(options)).key !== key) return ask(options, call, signal);
  throw refusal(reply, call.asked, key);
}

/** The address and the key that belong together: reading the key takes a moment in which the settings may change. */
async function destination(options: ClientOptions): Promise<{ address: string; key: string }> {
  for (;;) {
    const address = checkAddress(options.address());
    const key = checkKey(await options.key());
    if (checkAddress(options.address()) === address) return { address, key };
  }
}

function checkKey(text: string): string {
  const key = text.trim();
  if (key === '') throw keyFault('key-missing', 'Roundtrip has no API key yet. Enter it in Settings.');
  // Anything else could not even be sent in a header.
  if (!/^[\x21-\x7e]+$/.test(key))
    throw keyFault(
      'key-rejected',
      'The API key holds characters that no key has. Enter it again in Settings.',
    );
  return key;
}

const keyFault = (code: 'key-missing' | 'key-rejected', message: string): FaultError =>
  new FaultError(code, message, { surelyNotDone: true, stopsAll: true });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

const unreadable = (): FaultError =>
  new FaultError(
    'unexpected-reply',
    'Imagen answered in a form that Roundtrip doesn’t know. Try again later, or look for a newer Roundtrip.',
  );
