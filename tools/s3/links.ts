// Links to a bucket, as AWS signs them in either version. Used by run.ts and its checks.
import { createHmac } from 'node:crypto';
import { awsEncode, type Credentials, presign } from '#practice/store/signature.ts';

export type Method = 'PUT' | 'GET' | 'HEAD';

export interface Bucket {
  /** `127.0.0.1:PORT`: the way in, which is part of a V4 signature. */
  readonly host: string;
  readonly name: string;
  readonly by: Credentials;
}

/** The same bucket by another way, a proxy's. */
export const through = (bucket: Bucket, port: number): Bucket => ({ ...bucket, host: `127.0.0.1:${port}` });

/** Signature Version 4 in the query. `key` null is the bucket itself. */
export function linkV4(
  bucket: Bucket,
  method: Method,
  key: string | null,
  seconds = 300,
  at = new Date(),
): string {
  const path = key === null ? `/${bucket.name}` : pathOf(bucket, key);
  const query = presign({ method, path, headers: { host: bucket.host } }, bucket.by, at, seconds);
  return `http://${bucket.host}${path}?${query.map((pair) => pair.map(awsEncode).join('=')).join('&')}`;
}

/** Signature Version 2 in the query (AWS, "Signing and Authenticating REST Requests"): no header but what is empty here. */
export function linkV2(bucket: Bucket, method: Method, key: string, seconds = 300): string {
  const path = pathOf(bucket, key);
  const expires = Math.floor(Date.now() / 1000) + seconds;
  const [md5, contentType] = ['', ''];
  const text = [method, md5, contentType, expires, path].join('\n');
  const signature = createHmac('sha1', bucket.by.secret).update(text).digest('base64');
  const query = { AWSAccessKeyId: bucket.by.accessKeyId, Signature: signature, Expires: `${expires}` };
  return `http://${bucket.host}${path}?${new URLSearchParams(query)}`;
}

const pathOf = (bucket: Bucket, key: string): string =>
  `/${bucket.name}/${key.split('/').map(awsEncode).join('/')}`;
