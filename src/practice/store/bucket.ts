// Objects as files in one folder. An object is there once its `meta-` file is: a cut-off upload leaves none.
// File names are made from a digest, because names that differ in case or Unicode form are different objects, on
// every file system.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../files.ts';

export interface Stored {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly md5: string;
  /** When it was complete: milliseconds since 1970. */
  readonly at: number;
}

/** The file name of an object: a digest, and enough of its own name to be recognised by a person and by exiftool. */
export function fileNameOf(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${digest}-${name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(-80)}`;
}

export const pathOf = (folder: string, name: string): string => join(folder, fileNameOf(name));
const metaOf = (folder: string, name: string): string => join(folder, `meta-${fileNameOf(name)}`);

/** Where to write bytes that are not an object yet. */
export async function newPart(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return join(folder, `${randomUUID()}.part`);
}

/** Makes the written part the object, in place of an older one. */
export async function keep(folder: string, part: string, stored: Stored): Promise<void> {
  await rename(part, pathOf(folder, stored.name));
  const meta = await newPart(folder);
  await writeFile(meta, JSON.stringify(stored));
  await rename(meta, metaOf(folder, stored.name));
}

/** Writes a small object. */
export async function keepText(folder: string, name: string, text: string): Promise<void> {
  const part = await newPart(folder);
  const bytes = Buffer.from(text);
  await writeFile(part, bytes);
  const md5 = createHash('md5').update(bytes).digest('hex');
  await keep(folder, part, { name, size: bytes.length, md5, at: Date.now() });
}

export async function findObject(folder: string, name: string): Promise<Stored | null> {
  return readMeta(metaOf(folder, name));
}

/** All objects of a folder by name; none if there is no such folder. */
export async function listObjects(folder: string): Promise<readonly Stored[]> {
  const found: Stored[] = [];
  for (const file of await metas(folder)) {
    const stored = await readMeta(join(folder, file));
    if (stored !== null) found.push(stored);
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const countObjects = async (folder: string): Promise<number> => (await metas(folder)).length;

export const drop = (part: string): Promise<void> => rm(part, { force: true });

async function metas(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.startsWith('meta-'));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readMeta(path: string): Promise<Stored | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Stored;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
