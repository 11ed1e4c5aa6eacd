import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { endedWithTest } from '#test/children.ts';
import { startPractice } from './server.ts';
import { clientOf, practised } from './small-client.ts';

const photo = (): Uint8Array => crypto.getRandomValues(new Uint8Array(5000));

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-test-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A server in a process of its own. */
function fork(folder: string) {
  const server = new URL('server.ts', import.meta.url).href;
  const program = `const { startPractice } = await import(${JSON.stringify(server)});
    const { url, key } = await startPractice({ folder: process.argv[1], editSeconds: 0 });
    console.log(JSON.stringify({ url, key }));`;
  return endedWithTest(
    spawn(process.execPath, ['--input-type=module', '-e', program, '--', folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    'alone',
  );
}

describe('the quickstart, from the first step to the last', () => {
  it('gives an XMP for each RAW and a JPEG for each when exported', async () => {
    // `Pending` is a third of it: longer than ExifTool takes to start.
    await using client = await practised({ editSeconds: 3 });
    const { data } = await client.call('GET', '/profiles/');
    expect(data.profiles).toContainEqual({
      profile_key: 14715,
      profile_name: 'LOVE & LIGHT',
      profile_type: 'Talent',
      image_type: 'RAW',
    });
    const uuid = await client.create('Müller & Söhne');
    await client.send(uuid, { '922A4846.CR2': photo(), 'Braut 💍 100%.NEF': photo() });
    expect((await client.call('GET', `/projects/${uuid}/edit/status`)).data).toEqual({ status: 'Pending' });
    expect((await client.edit(uuid, { profile_key: 14715, straighten: true })).status).toBe(200);
    expect(await client.follow(uuid, 'edit')).toEqual(['Pending', 'In Progress', 'Completed']);
    const edits = await client.fetchAll(uuid, 'edit');
    expect([...edits.keys()].sort()).toEqual(['922A4846.xmp', 'Braut 💍 100%.xmp']);
    expect(edits.get('922A4846.xmp')?.toString()).toContain('crs:Exposure2012=');

    const asked = await client.call('POST', `/projects/${uuid}/export`, undefined, { 'Content-Type': '' });
    expect(asked.data).toMatchObject({ project_uuid: uuid });
    expect(await client.follow(uuid, 'export')).toEqual(['In Progress', 'Completed']);
    const finals = await client.fetchAll(uuid, 'export');
    expect([...finals.keys()].sort()).toEqual(['922A4846.jpg', 'Braut 💍 100%.jpg']);
    const name = 'Braut 💍 100%.jpg';
    const again = await client.call(
      'GET',
      `/projects/${uuid}/export/get_download_link?${new URLSearchParams({ file_name: name })}`,
    );
    const bytes = Buffer.from(await (await fetch(String(again.data.download_link))).arrayBuffer());
    expect(bytes.equals(finals.get(name) ?? Buffer.alloc(0))).toBe(true);
  });

  it('shows in the list whether an edit was asked for', async () => {
    await using client = await practised();
    const uuid = await client.create('First');
    const second = await client.create();
    await client.send(uuid, { 'a.CR2': photo() });
    const before = await client.call('GET', '/projects?size=1&page=1&client_type=API&is_archived=false');
    expect(before.data).toMatchObject({
      projects: [{ project_uuid: uuid, name: 'First', number_of_images: 1, profile: null, ai_tools: [] }],
      pagination: { total: 2, size: 1, page: 1 },
    });
    await client.edit(uuid, { profile_key: 163322, hdr_merge: null, crop: true });
    await client.follow(uuid, 'edit');
    const after = await client.call('GET', `/projects/${uuid}?get_thumbnail=true`);
    expect(after.data).toMatchObject({ status: 'Completed', profile: 'ELEGANT HOME', ai_tools: ['crop'] });
    expect((await client.call('GET', '/projects/First/uuid')).data).toEqual({ project_uuid: uuid });
    const list = (await client.call('GET', '/projects/')).data.projects as { project_uuid: string }[];
    expect(list.map((project) => project.project_uuid)).toEqual([second, uuid]);
    const templates = await client.call('GET', '/projects/sky_replacement/templates');
    expect(templates.data.templates).toHaveLength(3);
  });
});

describe('a state folder', () => {
  it('lets a second server finish what the first was asked', async () => {
    await inFolder(async (folder) => {
      const first = await startPractice({ folder, editSeconds: 0.2 });
      const client = clientOf(first);
      const uuid = await client.create('Left alone');
      await client.send(uuid, { 'a.CR2': photo(), 'b.JPG.CR2': photo() });
      await client.edit(uuid, { profile_key: 501 });
      await first.close();
      expect(existsSync(join(folder, 'projects', uuid, 'edit'))).toBe(false);
      await using second = await practised({ folder });
      expect(second.practice.key).toBe(first.key);
      expect((await second.call('POST', '/projects/', { name: 'Left alone' })).status).toBe(400);
      expect((await second.follow(uuid, 'edit')).at(-1)).toBe('Completed');
      expect((await second.results(uuid, 'edit')).map(({ name }) => name)).toEqual(['a.xmp', 'b.JPG.xmp']);
    });
  });

  it('survives a server that is killed while it works', async () => {
    await inFolder(async (folder) => {
      const child = fork(folder);
      const [line] = await once(createInterface(child.stdout), 'line');
      const client = clientOf({ ...JSON.parse(line), requests: () => [], close: async () => undefined });
      const uuid = await client.create('Killed');
      await client.send(uuid, { 'a.CR2': photo(), 'b.CR2': photo() });
      await client.edit(uuid, { profile_key: 501, hdr_merge: true });
      child.kill('SIGKILL');
      await once(child, 'exit');
      await using second = await practised({ folder });
      expect((await second.follow(uuid, 'edit')).at(-1)).toBe('Completed');
      expect((await second.fetchAll(uuid, 'edit')).size).toBe(2);
      const left = await readdir(join(folder, 'projects', uuid));
      expect(left.sort()).toEqual(['edit', 'project.json', 'upload']);
    });
  });

  it('logs every request to a file, without key and signature', async () => {
    await inFolder(async (folder) => {
      const logFile = join(folder, 'deep', 'requests.log');
      await using client = await practised({ logFile });
      const uuid = await client.create('Logged');
      await client.send(uuid, { 'ä b.CR2': photo() });
      const text = await readFile(logFile, 'utf8');
      const lines = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toMatchObject([
        { kind: 'api', method: 'POST', path: '/v1/projects/', status: 200 },
        { kind: 'api', method: 'POST', status: 200, project: uuid },
        { kind: 'store', method: 'PUT', status: 200, bytes: 5000, project: uuid, file: 'ä b.CR2' },
      ]);
      expect(client.practice.requests()).toEqual(lines);
      expect(text).not.toContain(client.practice.key);
      expect(text).not.toContain('Amz');
    });
  });

  it('of its own is gone after close', async () => {
    const practice = await startPractice();
    const client = clientOf(practice);
    await client.create('x');
    await practice.close();
    await expect(fetch(practice.url)).rejects.toThrow();
  });
});
