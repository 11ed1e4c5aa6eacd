import { describe, expect, it } from 'vitest';
import { awsEncode, presign, verify } from './signature.ts';

// The example of the AWS document "Authenticating Requests: Using Query Parameters".
const by = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const request = { method: 'GET', path: '/test.txt', headers: { host: 'examplebucket.s3.amazonaws.com' } };
const at = new Date('2013-05-24T00:00:00Z');
const query = presign(request, by, at, 86400);

describe('signature', () => {
  it('gives the signature of the published example', () => {
    expect(new Map(query).get('X-Amz-Signature')).toBe(
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });

  it('accepts its own link until it expires', () => {
    expect(verify({ ...request, query }, by, new Date('2013-05-24T23:59:59Z'))).toBe('good');
    expect(verify({ ...request, query }, by, new Date('2013-05-25T00:00:00Z'))).toEqual({
      expired: new Date('2013-05-25T00:00:00Z'),
    });
  });

  it('covers method, path, query, host and every other signed header', () => {
    const now = new Date('2013-05-24T00:01:00Z');
    const judge = (change: object) => verify({ ...request, query, ...change }, by, now);
    expect(judge({ method: 'PUT' })).toBe('mismatch');
    expect(judge({ path: '/other.txt' })).toBe('mismatch');
    expect(judge({ headers: { host: 'elsewhere.example' } })).toBe('mismatch');
    expect(judge({ query: [...query, ['x', 'y']] })).toBe('mismatch');
    const longer = query.map(([name, value]) => [name, name === 'X-Amz-Expires' ? '999999' : value]);
    expect(judge({ query: longer })).toBe('mismatch');
    expect(judge({ query: query.slice(0, -1) })).toBe('unsigned');
    expect(verify({ ...request, query }, { ...by, accessKeyId: 'OTHER' }, now)).toBe('unknown-key');
    const headers = { ...request.headers, 'content-md5': 'abc' };
    const both = presign({ ...request, headers }, by, at, 60);
    expect(verify({ ...request, query: both, headers }, by, at)).toBe('good');
    expect(verify({ ...request, query: both }, by, at)).toBe('mismatch');
  });

  it('does not care how a path is written', () => {
    const path = '/a/Hochzeit%20M%C3%BCller%20(1)+%F0%9F%92%8D.CR2';
    const link = presign({ ...request, path: `/a/${awsEncode('Hochzeit Müller (1)+💍.CR2')}` }, by, at, 60);
    expect(verify({ ...request, path, query: link }, by, at)).toBe('good');
  });
});
