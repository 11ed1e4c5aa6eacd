// What every answer of the API starts with: the project that is meant, the fields that were sent.

import type { PracticeProject } from '../projects.ts';
import { Refusal } from '../refusal.ts';
import type { Call } from './routes.ts';

/** The project named in the path; 404 if there is none. */
export function projectOf({ api, named }: Call): PracticeProject {
  const project = api.projects.find(named[0] ?? '');
  if (project === null) throw new Refusal(404, 'Project not found');
  return project;
}

/** The JSON object in the body; an empty body is an empty object. */
export async function bodyOf({ exchange }: Call): Promise<Readonly<Record<string, unknown>>> {
  const text = await exchange.text();
  if (text.trim() === '') return {};
  const body = parse(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new Refusal(400, 'The body must be a JSON object.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The body is not valid JSON.');
  }
}

/** The host that links shall lead to: the one the client came by, if that is this computer. */
export function hostFor({ api, exchange }: Call): string {
  const host = exchange.header('host');
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host) ? host : api.host;
}
