// A reply that isn't a yes, as a fault: by its status code alone, but for one case. Called by client.ts.
import { STATUS_CODES } from 'node:http';
import { type FaultCode, FaultError } from '#contract/faults.ts';
import type { HttpReply } from '../network/http.ts';
import { retryAfterMs } from '../network/retry-after.ts';
import { errorWords, plainWords } from './words.ts';

/** What was asked for: `create` a project, `edit` it, anything else of one `project`, or of the `service`. */
export type Asked = 'create' | 'edit' | 'project' | 'service';

/** The fault that a reply with a status other than 2xx means. Nothing was done where the service refused (4xx, 503). */
export function refusal(reply: HttpReply, asked: Asked, key: string): FaultError {
  const said = plainWords(wordsOf(reply), key);
  const [code, message] = reading(reply.status, asked, said);
  return new FaultError(code, message, {
    surelyNotDone: isRefusal(reply.status),
    // 401 is about the key alone; a 403 may concern this one project.
    stopsAll: reply.status === 401,
    retryAfterMs: waits.has(code) ? retryAfterMs(reply.headers) : undefined,
  });
}

// 503 is a refusal at the door (RFC 9110 §15.6.4: not able to handle the request now); whoever asks again for what costs
// money looks first all the same (ask-once.ts). After a 500, 502 or 504 nobody can tell how far it got.
const isRefusal = (status: number): boolean => (status >= 400 && status < 500) || status === 503;

const waits: ReadonlySet<FaultCode> = new Set(['rate-limited', 'server-trouble']);

function reading(status: number, asked: Asked, said: string): readonly [FaultCode, string] {
  if (status === 401) return ['key-rejected', 'Imagen did not accept the API key. Check it in Settings.'];
  if (status === 403)
    return [
      asked === 'service' ? 'key-rejected' : 'not-allowed',
      `Imagen refused this to your API key: ${said}`,
    ];
  if (status === 404 || status === 410) return missing[isOfProject(asked) ? 'project' : 'service'];
  if (status === 429) return ['rate-limited', 'Imagen asks Roundtrip to slow down. It goes on by itself.'];
  // 408 and 425 ask for the same again later, as a 5xx does.
  if (status >= 500 || status === 408 || status === 425)
    return ['server-trouble', `Imagen has trouble right now (${status}). Roundtrip asks again by itself.`];
  if (status < 400)
    return ['unexpected-reply', `Imagen answered in a way Roundtrip doesn’t know (${status}).`];
  if (asked === 'create' && isTaken(status, said))
    return ['name-taken', 'Imagen has a project of this name already. Choose another name.'];
  // Only these two carry what a person chose.
  const isChosen = asked === 'create' || asked === 'edit';
  return [isChosen ? 'options-rejected' : 'request-refused', `Imagen refused this: ${said}`];
}

const isOfProject = (asked: Asked): boolean => asked === 'edit' || asked === 'project';

const missing: Readonly<Record<'project' | 'service', readonly [FaultCode, string]>> = {
  project: ['project-gone', 'Imagen doesn’t know this project any more.'],
  service: [
    'unexpected-reply',
    'Nothing of Imagen’s is found at its address. Check the address in Settings.',
  ],
};

// The only message that is read: Imagen gives a taken name no code of its own, and without telling it apart an
// unattended project could not go on under the next name.
const isTaken = (status: number, said: string): boolean =>
  (status === 400 || status === 409) && /already exists/i.test(said);

function wordsOf({ text, status }: HttpReply): string {
  const named = STATUS_CODES[status] ?? `status ${status}`;
  try {
    return errorWords(JSON.parse(text)) ?? named;
  } catch {
    return named;
  }
}
