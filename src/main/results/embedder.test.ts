import { chmod, mkdir, readdir, readFile, stat, watch, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { besideOf, createEmbedder } from './embedder.ts';

const real = createEmbedder();
afterAll(() => real.close());

const packet =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/></rdf:RDF></x:xmpmeta>';

/** A JPEG and a packet for it, in `folder`. */
async function made(folder: string) {
  await mkdir(folder, { recursive: true });
  const jpeg = sharp({ create: { width: 9, height: 6, channels: 3, background: '#456' } }).jpeg();
  const [from, words, into] = ['.r.part', '.r.part.packet', '.r.part.new'].map((name) => join(folder, name));
  if (from === undefined || words === undefined || into === undefined) throw new Error('three names');
  await Promise.all([jpeg.toFile(from), writeFile(words, packet)]);
  return { from, words, into, came: await readFile(from) };
}
const standing = ['.r.part', '.r.part.packet'];

const names = [
  ...['Smith%20family', '100%edited', '50%discount', 'a%f%e%d', '60%Christmas 5%c', '%%d %C %-.3e', '100%'],
  ...[
    'Müller & Söhne',
    '-delete',
    '@list',
    '#first',
    ' lead',
    'tail ',
    '{}',
    '[a-z]',
    '$HOME `ls`',
    'ñ “é” 写真',
  ],
];
it.each(process.platform === 'win32' ? names.filter((name) => !name.endsWith(' ')) : names)(
  'in a folder called "%s" the packet gets in, and nothing is made elsewhere',
  async (name) => {
    await using folder = await temporary('embedder');
    const { from, words, into, came } = await made(join(folder.path, name));
    await real.embed(from, words, into);
    expect(await readFile(into, 'utf8')).toMatch(/<xmp:Rating>3<|xmp:Rating=['"]3/);
    expect(await readFile(from)).toEqual(came);
    expect((await readdir(dirname(into))).sort()).toEqual([...standing, '.r.part.new'].sort());
    expect(await readdir(folder.path)).toEqual([name]);
    // Not one file with two names: what is written to one must not show in the other.
    expect((await stat(into)).ino).not.toBe((await stat(from)).ino);
  },
);

it('what a killed run left on the way is written over', async () => {
  await using folder = await temporary('embedder');
  const { from, words, into } = await made(folder.path);
  for (const file of [into, besideOf(into)]) await writeFile(file, 'half');
  await real.embed(from, words, into);
  expect(await readFile(into, 'utf8')).toMatch(/Rating/);
  expect((await readdir(folder.path)).sort()).toEqual([...standing, '.r.part.new'].sort());
});

it('a pause leaves nothing behind; the same file can be made anew at once', async () => {
  await using folder = await temporary('embedder');
  const { from, words, into, came } = await made(folder.path);
  const embedder = createEmbedder();
  await embedder.embed(from, words, into);
  const pausing = async () => {
    const stop = new AbortController();
    const given = embedder.embed(from, words, into, stop.signal);
    setImmediate(() => stop.abort(new Error('paused')));
    await expect(given).rejects.toThrow('paused');
  };
  await pausing();
  await embedder.embed(from, words, into);
  expect(await readFile(into, 'utf8')).toMatch(/Rating/);
  expect((await readdir(folder.path)).sort()).toEqual([...standing, '.r.part.new'].sort());
  await pausing();
  await embedder.close();
  expect((await readdir(folder.path)).sort()).toEqual(standing);
  expect(await readFile(from)).toEqual(came);
});

it.skipIf(process.platform === 'win32')(
  'an ExifTool that is killed while it writes leaves nothing',
  async () => {
    await using folder = await temporary('embedder');
    const { from, words, into, came } = await made(folder.path);
    await using other = await temporary('embedder-program');
    const program = join(other.path, 'exiftool');
    const dies = `-XMP*) echo half > "${besideOf(into)}"; kill -9 $$;;`;
    const reads = `while read -r line; do case "$line" in -execute*) printf '13.0\\n{ready}\\n';; ${dies} esac; done`;
    const script = `case "$*" in *-ver*) echo 13.0; exit;; esac\n${reads}\n`;
    await writeFile(program, `#!/bin/sh\n${script}`);
    await chmod(program, 0o755);
    const embedder = createEmbedder([program]);
    await expect(embedder.embed(from, words, into)).rejects.toThrow();
    expect((await readdir(folder.path)).sort()).toEqual(standing);
    expect(await readFile(from)).toEqual(came);
    await embedder.close();
  },
);

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.skipIf(process.platform === 'win32')(
  'a program that hangs holds up no pause, and ends with us',
  async () => {
    await using folder = await temporary('embedder');
    const program = join(folder.path, 'exiftool');
    const pid = join(folder.path, 'pid');
    const script = `#!/bin/sh\ncase "$*" in *-ver*) echo 13.0; exit;; esac\necho $$ > "${pid}.new"; mv "${pid}.new" "${pid}"\nexec sleep 600\n`;
    await writeFile(program, script);
    await chmod(program, 0o755);
    const embedder = createEmbedder([program]);
    const stop = new AbortController();
    const begun = watch(folder.path, { signal: stop.signal });
    const { from, words, into } = await made(folder.path);
    const embedding = embedder.embed(from, words, into, stop.signal);
    embedding.catch(() => undefined);
    for await (const { filename } of begun) if (filename === 'pid') break;
    stop.abort(new Error('paused'));
    await expect(embedding).rejects.toThrow('paused');
    await embedder.close();
    expect(alive(Number(await readFile(pid, 'utf8')))).toBe(false);
    expect((await readdir(folder.path)).sort()).toEqual([...standing, 'exiftool', 'pid'].sort());
  },
);
