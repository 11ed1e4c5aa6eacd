// Whatever the other side answers, every method gives a value of its type or throws a FaultError, free of secrets.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FaultError } from '#contract/faults.ts';
import { answerWith, startRawServer } from '#test/raw-server.ts';
import { createAgents } from '../network/agents.ts';
import { createImagenClient, type ImagenClient } from './client.ts';

const { signal } = new AbortController();
const everything = (client: ImagenClient): readonly Promise<unknown>[] => [
  client.profiles(signal),
  client.skyTemplates(signal),
  client.createProject('a', signal),
  client.projects(0, 20, signal),
  client.project('u', signal),
  client.uploadLinks('u', ['a'], signal),
  client.edit('u', { profileKey: 1, options: { tools: [] } }, signal),
  client.editStatus('u', signal),
  client.editLinks('u', signal),
  client.requestExport('u', signal),
];

// Words of the service's own, so that replies get deep into the schemas.
const keys = fc.constantFrom(
  ...[
    'data',
    'profiles',
    'profile_key',
    'profile_name',
    'image_type',
    'templates',
    'id',
    'project_uuid',
    'projects',
  ],
  ...[
    'ai_tools',
    'number_of_images',
    'files_list',
    'file_name',
    'upload_link',
    'download_link',
    'status',
    'progress',
  ],
  ...['details', 'error', 'detail', 'message', 'msg', 'loc', '__proto__', 'constructor', 'toString'],
);
const leaf = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom('RAW', 'Completed', 'u-1', 'https://x/y?X-Amz-Signature=z', 'the-key', 1e308, -1, 7),
);
const { reply } = fc.letrec((tie) => ({
  reply: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('reply'), { maxLength: 3 }),
    fc.dictionary(keys, tie('reply'), { maxKeys: 4 }),
  ),
}));
const body = fc.oneof(
  { arbitrary: reply.map((value) => JSON.stringify(value)), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary' }), weight: 1 },
);
const status = fc.constantFrom(200, 200, 200, 201, 400, 403, 404, 409, 422, 429, 500, 503);

// Each run shows its reply to all ten methods. `HOSTILE=10000` shows them ten thousand.
const payloads = Number(process.env.HOSTILE ?? 600);

it('survives any reply', { timeout: 300_000 }, async () => {
  let answer = '';
  const server = await startRawServer(() => answer);
  const agents = createAgents({});
  const client = createImagenClient({ address: () => server.url, key: () => 'the-key', agents });
  try {
    await fc.assert(
      fc.asyncProperty(status, body, async (code, text) => {
        answer = answerWith(code, text);
        for (const result of await Promise.allSettled(everything(client))) {
          if (result.status === 'fulfilled') continue;
          expect(result.reason).toBeInstanceOf(FaultError);
          expect((result.reason as FaultError).fault.message).not.toMatch(/the-key|Signature=/);
        }
      }),
      { numRuns: Math.ceil(payloads / 10) },
    );
  } finally {
    agents.close();
    await server.close();
  }
});
