// Puts beside the photos what lies in real shoot folders and must not be sent. Called by make.ts.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a scan leaves out: files, and folders that count as one. Paths relative to the shoot, with what lies in a folder. */
const junk: readonly { path: string; file?: string; bytes: string }[] = [
  { path: '.DS_Store', bytes: '\0\0\0\x01Bud1' },
  { path: '._IMG_0001.CR2', bytes: '\0\x05\x16\x07' },
  { path: '@eaDir', file: 'IMG_0001.CR2@SynoEAStream', bytes: 'thumbnail' },
  { path: 'clip.MOV', bytes: '\0\0\0\x14ftypqt  ' },
  { path: 'notes.txt', bytes: 'Family first, then the couple in the garden.\n' },
  { path: 'IMG_9999.CR2', bytes: '' },
  { path: 'Lightroom Catalog', file: 'Wedding.lrcat', bytes: 'SQLite format 3\0' },
  { path: '.hidden.jpg', bytes: 'hidden' },
];

/** Writes the junk; gives the absolute paths as a scan would name them. */
export async function makeJunk(root: string): Promise<string[]> {
  for (const { path: name, file, bytes } of junk) {
    const place = path.join(root, name, file ?? '');
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, Buffer.from(bytes, 'latin1'));
  }
  return junk.map(({ path: name }) => path.join(root, name));
}
