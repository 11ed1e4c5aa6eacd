import { expect, it } from 'vitest';
import { FaultError } from '#contract/faults.ts';
import { checkAddress } from './address.ts';

it.each([
  ['https://api.imagen-ai.com/v1', 'https://api.imagen-ai.com/v1'],
  ['  HTTPS://API.Imagen-AI.com:443/v1//  ', 'https://api.imagen-ai.com/v1'],
  ['https://example.org', 'https://example.org'],
  ['https://example.org:8443/a/b', 'https://example.org:8443/a/b'],
  ['http://127.0.0.1:4000/v1', 'http://127.0.0.1:4000/v1'],
  ['http://127.8.9.1/', 'http://127.8.9.1'],
  ['http://127.1/', 'http://127.0.0.1'],
  ['http://localhost:80/v1/', 'http://localhost/v1'],
  ['http://[::1]:9/v1', 'http://[::1]:9/v1'],
  ['https://example.org/@home', 'https://example.org/@home'],
])('takes %s', (typed, kept) => {
  expect(checkAddress(typed)).toBe(kept);
  expect(checkAddress(kept)).toBe(kept);
});

it.each([
  '',
  'api.imagen-ai.com/v1',
  'https:api.imagen-ai.com',
  'https://',
  'http://api.imagen-ai.com/v1',
  'http://127.0.0.1.example.org/v1',
  'http://128.0.0.1/',
  'http://localhost.example.org/',
  'http://[::ffff:127.0.0.1]/',
  'http://0.0.0.0/',
  'http://127.0.0.1@example.org/',
  'https://me:secret@example.org/',
  'https://@example.org/',
  'https://example.org/v1?',
  'https://example.org/v1?key=1',
  'https://example.org/v1#there',
  'https://exam ple.org/',
  'https://example.org/a\tb',
  'https://example.org/a\nb',
  'https:\\\\example.org\\v1',
  'ftp://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://exa%00mple.org',
])('refuses %j in plain words', (typed) => {
  const refused = (() => {
    try {
      return checkAddress(typed);
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toBeInstanceOf(FaultError);
  expect(refused).toMatchObject({ fault: { code: 'address-refused' }, surelyNotDone: true });
});
