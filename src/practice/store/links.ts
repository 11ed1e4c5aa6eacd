// Presigned links to the store, as the API hands them out.
import type { Place } from '../projects.ts';
import { awsEncode, type Credentials, presign } from './signature.ts';

/** `host` is the address the client reached the API by: a link leads back the same way. */
export type LinkMaker = (
  host: string,
  method: 'GET' | 'PUT',
  to: { readonly project: string; readonly place: Place; readonly name: string; readonly md5?: string },
) => string;

/**
 * `seconds`: how long a link lives. S3 counts in whole seconds, from one on. `origin`: where links lead to instead of
 * the host that the client came by.
 */
export function createLinkMaker(by: Credentials, seconds: number, origin?: string): LinkMaker {
  const lifetime = Math.max(1, Math.round(seconds));
  return (cameBy, method, { project, place, name, md5 }) => {
    const { host, protocol } = new URL(origin ?? `http://${cameBy}`);
    const path = `/store/practice-photos/${project}/${place}/${awsEncode(name)}`;
    // A digest given with the name becomes part of the signature: the PUT has to send it. (imagen-api.md §5, MD5)
    const headers = md5 === undefined ? { host } : { host, 'content-md5': md5 };
    const query = presign({ method, path, headers }, by, new Date(), lifetime);
    return `${protocol}//${host}${path}?${query.map((pair) => pair.map(awsEncode).join('=')).join('&')}`;
  };
}

/** What a path in the store means; null if it is none of ours. */
export function readStorePath(path: string): { project: string; place: Place; name: string } | null {
  const found = /^\/store\/practice-photos\/([0-9a-f-]{36})\/(upload|edit|export)\/([^/]+)$/.exec(path);
  if (found === null) return null;
  const [, project = '', place, name = ''] = found;
  return { project, place: place as Place, name: decodeURIComponent(name) };
}
