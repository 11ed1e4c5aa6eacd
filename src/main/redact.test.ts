import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test('links lose their query, callbacks their path, keys everything', () => {
  const link = 'https://bucket.example/a/IMG%201.CR2?X-Amz-Signature=abc&X-Amz-Date=1';
  expect(redact({ link })).toEqual({ link: 'https://bucket.example/a/IMG%201.CR2' });
  expect(redact({ callbackUrl: 'https://studio.example/hook/s3cret' })).toEqual({
    callbackUrl: 'https://studio.example',
  });
  expect(redact({ apiKey: 'abc', nested: [{ 'x-api-key': 'abc' }] })).toEqual({
    apiKey: '[hidden]',
    nested: [{ 'x-api-key': '[hidden]' }],
  });
});

test('an error inside keeps its words, without the link in them', () => {
  const error = new Error('PUT https://bucket.example/x?X-Amz-Signature=abc failed');
  expect(JSON.stringify(redact({ error }))).not.toContain('abc');
  expect(JSON.stringify(redact({ error }))).toContain('https://bucket.example/x failed');
});
