import fc from 'fast-check';
import { expect, it } from 'vitest';
import { errorWords, plainWords } from './words.ts';

it.each([
  [{ error: { message: 'one' }, detail: 'two' }, 'one'],
  [{ error: 'one' }, 'one'],
  [{ detail: 'one' }, 'one'],
  [
    { detail: [{ msg: 'not a number', loc: ['body', 'profile_key'] }, { msg: 'no' }] },
    'profile_key: not a number; no',
  ],
  [{ error: { message: ' ' }, detail: 'two' }, 'two'],
  [{ error: {} }, null],
  [{ detail: [] }, null],
  ['one', null],
  [null, null],
])('finds the message of %j', (reply, message) => {
  expect(errorWords(reply)).toBe(message);
});

it.each([
  ['see https://b.s3.amazonaws.com/a.CR2?X-Amz-Signature=abc&x=1 now', 'see (a link) now'],
  ['<a href="http://x/y?Signature=q">', '<a href="(a link)">'],
  ['a.CR2?X-Amz-Signature=abc&Expires=5', 'a.CR2?X-Amz-Signature (hidden)&Expires=5'],
  ['Signature: abc', 'Signature (hidden)'],
  ['the key k-1234 is old; k-1234!', 'the key (your key) is old; (your key)!'],
  ['two\r\n\tlines\u0000 and \u202Emirrored', 'two lines and mirrored'],
])('makes %j fit to be shown', (text, shown) => {
  expect(plainWords(text, 'k-1234')).toBe(shown);
});

it('is never long, whatever was said', () => {
  expect(plainWords('x'.repeat(100_000))).toHaveLength(300);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plainWords(text).length <= 300));
});
