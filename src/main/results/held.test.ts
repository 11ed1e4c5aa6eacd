// A file that another program holds. On Windows a rename over it is refused; here a mount over the file does the same (EBUSY).
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporary } from '#test/temporary.ts';
import { createEmbedder } from './embedder.ts';
import { placeResult, planTargets, resultsFolder } from './place.ts';
import { renameOver } from './write.ts';

const noRoot = process.getuid?.() !== 0;

/** Holds the file until let go, at the latest when the test is over. Its bytes are read as before. */
async function hold(file: string) {
  const same = `${file}.held`;
  await writeFile(same, await readFile(file));
  execFileSync('mount', ['--bind', same, file]);
  let held = true;
  const letGo = (): void => {
    if (held) execFileSync('umount', [file]);
    held = false;
  };
  return { letGo, [Symbol.dispose]: letGo };
}

it.skipIf(noRoot)('what was written while a file was held is not written over', async () => {
  await using folder = await temporary('held');
  const [half, file] = ['half', 'file'].map((name) => join(folder.path, name)) as [string, string];
  await writeFile(half, 'ours');
  await writeFile(file, 'old');
  using holding = await hold(file);
  const newer = async () => {
    holding.letGo();
    await writeFile(file, 'newer');
    return false;
  };
  expect(await renameOver(half, file, newer, [1])).toBe(false);
  expect(await readFile(file, 'utf8')).toBe('newer');
  expect(await readFile(half, 'utf8')).toBe('ours');
});

it.skipIf(noRoot)('a file that was held for a moment and is as it was is replaced', async () => {
  await using folder = await temporary('held');
  const [half, file] = ['half', 'file'].map((name) => join(folder.path, name)) as [string, string];
  await writeFile(half, 'ours');
  await writeFile(file, 'old');
  using holding = await hold(file);
  const still = async () => {
    holding.letGo();
    return true;
  };
  expect(await renameOver(half, file, still, [1])).toBe(true);
  expect(await readFile(file, 'utf8')).toBe('ours');
});

it.skipIf(noRoot)('a result whose place is held for a moment is placed after it', async () => {
  await using folder = await temporary('held');
  await using open = new AsyncDisposableStack();
  const embedder = createEmbedder();
  open.defer(() => embedder.close());
  const root = folder.path;
  const rules = {
    root,
    projectFolder: resultsFolder(root, 'Prom'),
    edits: 'beside',
    jpegs: 'default',
  } as const;
  const photo = { id: 0, path: join(root, 'IMG_1.CR2'), relative: 'IMG_1.CR2', uploadName: 'IMG_1.CR2' };
  const part = join(root, '.roundtrip-p-edit-0.part');
  const packet = (settings: string): string =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" ${settings}/></rdf:RDF></x:xmpmeta>`;
  const sidecar = join(root, 'IMG_1.xmp');
  await writeFile(photo.path, 'raw');
  await writeFile(part, packet('crs:Exposure2012="+1.00"'));
  await writeFile(sidecar, packet('crs:Exposure2012="-1.00"'));
  using holding = await hold(sidecar);
  const [target] = planTargets([{ name: 'IMG_1.xmp', kind: 'edit' }], [photo], rules);
  if (target === undefined) throw new Error('no plan');
  let planned = 0;
  const placed = await placeResult({
    ...{ part, target, original: photo.path, rules, embedder, earlier: null },
    // Told before each try: the first meets the hold.
    record: () => {
      planned += 1;
      if (planned === 2) holding.letGo();
    },
  });
  expect(planned).toBeGreaterThan(1);
  expect(placed).toMatchObject({ file: sidecar, created: false });
  expect(await readFile(sidecar, 'utf8')).toContain('+1.00');
});
