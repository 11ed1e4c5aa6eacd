// A request that is turned down. Thrown anywhere on this side, answered in one place: as JSON by the API, as S3's
// XML by the store.
export class Refusal extends Error {
  readonly status: number;
  /** S3's error code; the API has none. */
  readonly code: string;
  /** Further elements of S3's XML. */
  readonly more: Readonly<Record<string, string>>;

  constructor(status: number, message: string, code = '', more: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/** The API's error body, as in imagen-api.md §4. */
export const refusalJson = (message: string): string => JSON.stringify({ error: { message } });

/** S3's error body. */
export function refusalXml(refusal: Refusal, requestId: string): string {
  const elements = Object.entries({
    Code: refusal.code === '' ? 'InternalError' : refusal.code,
    Message: refusal.message,
    ...refusal.more,
    RequestId: requestId,
    HostId: 'practice',
  }).map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements.join('')}</Error>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Text as it stands in XML; what XML can't hold at all becomes a question mark. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them, even escaped.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
