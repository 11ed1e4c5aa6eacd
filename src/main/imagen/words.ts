// What the service says in words, made fit to be shown: no links, no secrets, no control characters, not too long.
// Called by refusals.ts (error replies) and client.ts (a status's details).
import { z } from 'zod';

// A few lines on a screen; server traces go on for pages.
const longest = 300;

const links = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>]*/gi;
// A part of a link without its beginning, or a secret named in passing.
const secrets =
  /\b(x-amz-[\w-]+|x-api-key|signature|awsaccesskeyid|(?:security[-_]?)?token)\s*[=:]\s*[^\s&"'<>]+/gi;

/** `text` as it may be shown to a person. `key` is the API key of the request, which servers like to quote. */
export function plainWords(text: string, key = ''): string {
  const plain = (key === '' ? text : text.replaceAll(key, '(your key)'))
    .replace(links, '(a link)')
    .replace(secrets, '$1 (hidden)')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return plain.length > longest ? `${plain.slice(0, longest - 1).trimEnd()}…` : plain;
}

const detailEntry = z.object({ msg: z.string(), loc: z.array(z.union([z.string(), z.number()])).optional() });
const errorShapes = [
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ detail: z.string() }).transform(({ detail }) => detail),
  z
    .object({ detail: z.array(detailEntry).min(1) })
    .transform(({ detail }) => detail.map(entryWords).join('; ')),
];

// `loc` is FastAPI's path to the wrong field: ["body", "profile_key"].
const entryWords = ({ msg, loc }: z.infer<typeof detailEntry>): string => {
  const field = loc?.filter((part) => part !== 'body').join('.') ?? '';
  return field === '' ? msg : `${field}: ${msg}`;
};

/** The message of an error reply, raw, or null when it has none that is known. Source: imagen-api.md §4. */
export function errorWords(reply: unknown): string | null {
  for (const shape of errorShapes) {
    const read = shape.safeParse(reply);
    if (read.success && read.data.trim() !== '') return read.data;
  }
  return null;
}
