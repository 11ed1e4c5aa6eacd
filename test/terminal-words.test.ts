// What a person reads in a terminal: sums that add up, what to do next, and nothing billed twice without a word.
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPractice } from '#practice/server.ts';
import { makeShoot } from './make-shoot.ts';
import { temporary } from './temporary.ts';
import { roundtrip } from './terminal.ts';

const small = { photos: 3, bytes: 20_000, previewWidth: 160, folders: [] };

test('a shoot edited before is edited again, or only what is new of it, when that was said', async () => {
  await using folder = await temporary('words');
  const home = join(folder.path, 'home');
  const { root, photos } = await makeShoot(join(folder.path, 'Anna'), { ...small, twins: 1 });
  const edit = (...more: readonly string[]) =>
    roundtrip(['edit', root, '--profile', '14715', '--practice', ...more], { home });

  const first = await edit();
  expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('Read Metadata from Files') });
  expect(first.stdout).toContain('4 found = 3 sent + 1 left out + 0 failed\n    left out: 1 twin of a RAW');
  const id = /\((\w+)\): done/.exec(first.stdout)?.[1] ?? '';

  const both = await edit('--again', '--only-new');
  expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('contradict') });
  const silent = await edit();
  expect(silent).toMatchObject({ code: 2, stdout: '' });
  expect(silent.stderr).toMatch(/edited before.*3 photos; 0 new since\. Nothing was sent\. Say --again/);
  expect(await edit('--only-new')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no new photo'),
  });
  await copyFile(photos[0]?.path ?? '', join(root, 'New.CR2'));
  const fresh = await edit('--only-new');
  expect(fresh.stdout).toMatch(/ 1 sent .*\n.*3 photos not selected/);
  expect(await edit('--again')).toMatchObject({ code: 0, stdout: expect.stringContaining(' 4 sent ') });

  const listed = await roundtrip(['projects'], { home });
  expect(listed.stdout.split('\n')[0]).toMatch(/^id +began +stands +sent +failed +name$/);
  expect(listed.stdout).toMatch(new RegExp(`^${id}  \\d.* done +3/3 +– +Anna \\(Practice\\)$`, 'm'));
  expect(await roundtrip(['cancel', id, '--yes'], { home })).toMatchObject({ code: 2, stdout: '' });
});

test('a project stopped on the way says what is not sent yet, is cancelled when that is meant, and restores nothing', async () => {
  await using folder = await temporary('words');
  await using stack = new AsyncDisposableStack();
  const practice = await startPractice({ folder: join(folder.path, 'practice'), editSeconds: 60 });
  stack.defer(() => practice.close());
  const { root } = await makeShoot(join(folder.path, 'Ben'), small);
  const env = { IMAGEN_API_KEY: practice.key, ROUNDTRIP_IMAGEN_URL: practice.url };
  const options = { home: join(folder.path, 'home'), env };
  const run = await roundtrip(['edit', root, '--profile', '14715', '--json'], {
    ...options,
    onLine: (line, interrupt) => line.includes('"step":"edit"') && interrupt('SIGINT'),
  });
  expect(run.code).toBe(130);
  const id = String(run.lines().at(-1)?.id);

  const asked = await roundtrip(['cancel', id], options);
  expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining('Say --yes') });
  const nothing = await roundtrip(['restore', id], options);
  expect(nothing.stdout).toMatch(/^There is nothing to put back/);
  const cancelled = await roundtrip(['cancel', id, '--yes'], options);
  expect(cancelled).toMatchObject({ code: 0, stdout: 'Ben is cancelled. Nothing had come back.\n' });
  expect(await roundtrip(['cancel', id, '--yes'], options)).toMatchObject({ code: 2 });
  const over = await roundtrip(['resume', id], options);
  expect(over.stdout).toMatch(/Ben .*cancelled\n {2}3 found = 0 sent \+ 0 left out \+ 3 failed/);
});

test('without a key, or without a way out, it is said that nothing was sent', async () => {
  await using folder = await temporary('words');
  const { root } = await makeShoot(join(folder.path, 'Carla'), small);
  const words = ['edit', root, '--profile', '14715'];
  const home = join(folder.path, 'home');
  const keyless = await roundtrip(words, { home, env: { IMAGEN_API_KEY: '' } });
  expect(keyless).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/IMAGEN_API_KEY.*Nothing was sent/),
  });
  // Port 9, discard: nobody listens there.
  const env = { IMAGEN_API_KEY: 'k', ROUNDTRIP_IMAGEN_URL: 'http://127.0.0.1:9' };
  const offline = await roundtrip(words, { home, env });
  expect(offline).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/No connection.*Nothing was sent/),
  });
});

test('what was rejected isn’t sent unless that was said, and stars choose', async () => {
  await using folder = await temporary('words');
  const home = join(folder.path, 'home');
  const { root, photos } = await makeShoot(join(folder.path, 'Dora'), small);
  for (const [index, rating] of [-1, 2, 4].entries()) await rate(photos[index]?.path ?? '', rating);
  const edit = (...more: readonly string[]) =>
    roundtrip(['edit', root, '--profile', '14715', '--practice', '--again', '--json', ...more], { home });
  const sentBy = async (...more: readonly string[]) => (await edit(...more)).lines().at(-1)?.ledger;
  expect(await edit()).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('1 rejected photo will not'),
  });
  expect(await sentBy('--stars', '3')).toMatchObject({ sent: 1 });
  expect(await sentBy('--rejected')).toMatchObject({ sent: 3 });
  await writeFile(photos[2]?.path ?? '', 'no photo at all, but for its name');
  expect(await edit()).toMatchObject({ code: 0, stderr: expect.stringContaining('1 photo can’t be read') });
  expect(await sentBy()).toMatchObject({ sent: 1, leftOut: { deselected: 2 } });
  expect(await edit('--stars', '6')).toMatchObject({ code: 2, stderr: expect.stringContaining('--stars') });
});

const rate = (photo: string, rating: number): Promise<void> =>
  writeFile(
    photo.replace(/\.[^.]+$/, '.xmp'),
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="${rating}"/></rdf:RDF></x:xmpmeta>`,
  );

test('a results folder that can’t be, and options that aren’t there, are refused in words before anything is kept', async () => {
  await using folder = await temporary('words');
  const home = join(folder.path, 'home');
  const { root } = await makeShoot(join(folder.path, 'Eva'), small);
  const edit = (...more: readonly string[]) =>
    roundtrip(['edit', root, '--profile', '14715', '--practice', ...more], { home });
  await writeFile(join(folder.path, 'a file'), '');
  const nowhere = await edit('--results', join(folder.path, 'a file'));
  expect(nowhere).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/Results can’t be kept.*Nothing was sent/),
  });
  expect((await roundtrip(['projects'], { home })).stdout).toBe('There is no project yet.\n');
  expect((await edit('--jpeg')).stderr).toBe(
    'roundtrip: There is no option --jpeg here. Did you mean --jpegs?\n',
  );
  expect((await edit('--name')).stderr).toBe('roundtrip: --name takes a value.\n');
  expect((await edit('--json=yes')).stderr).toBe('roundtrip: --json takes no value.\n');
  const apart = await edit('--results', join(folder.path, 'out'), '--jpegs');
  expect(apart.stdout).toContain('3 final JPEGs in ');
  expect(apart.stdout).toContain('beside their photos: copy them there');
});
