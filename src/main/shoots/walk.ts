// Walks through the folders of a shoot and sorts what lies there into photos and what is left out. Called by scan.ts.
// Only names are looked at here; sizes are asked afterwards, see measure.ts.
import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImageType } from '#contract/photo.ts';
import type { LeftOut, LeftOutReason } from '#contract/shoot.ts';
import { type Argument, ancestorsOf } from './arguments.ts';
import { imageTypeOf, otherKind } from './formats.ts';
import { passedOver, passedOverFor } from './passed-over.ts';
import type { Look } from './scans.ts';

export interface Candidate {
  readonly path: string;
  readonly imageType: ImageType;
}
export interface Walked {
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
}

/** A place as it is shown, and the same without links. */
interface Place {
  readonly path: string;
  readonly real: string;
}

/** Folders read at once: enough to keep a network drive busy, few enough to leave the disk to others. */
const foldersAtOnce = 8;

/** Every file in what was named, each once: candidates to be sent, and what is left out, with its reason. */
export async function walk(all: readonly Argument[], signal: AbortSignal, look: Look): Promise<Walked> {
  const walker = new Walker(all, look);
  await walker.run(signal);
  return walker;
}

class Walker implements Walked {
  readonly candidates: Candidate[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly #given: ReadonlySet<string>;
  /** What a link must not lead back to: the given places and all folders above them. */
  readonly #above: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #folders: Place[] = [];
  /** Links wait until all real folders were walked, so that never a real photo gives way to a link to it. */
  #links: string[] = [];

  readonly #look: Look;

  constructor(all: readonly Argument[], look: Look) {
    this.#look = look;
    this.#given = new Set(all.map((one) => one.path));
    this.#above = new Set(all.flatMap((one) => ancestorsOf(one.real)));
    for (const one of all)
      this.#settle(one.path, one.isFolder ? this.#enter(one) : this.#take(path.basename(one.path), one));
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.#readFolders(signal);
    while (this.#links.length > 0) {
      const links = this.#links.sort();
      this.#links = [];
      for (const link of links) {
        this.#settle(link, await this.#follow(link));
        await this.#readFolders(signal);
        signal.throwIfAborted();
      }
    }
  }

  async #readFolders(signal: AbortSignal): Promise<void> {
    while (this.#folders.length > 0) {
      signal.throwIfAborted();
      const batch = this.#folders.splice(0, foldersAtOnce);
      const listings = await Promise.all(batch.map((folder) => list(folder.path)));
      batch.forEach((folder, index) => {
        this.#look(folder.path, this.candidates.length);
        this.#read(folder, listings[index] ?? null);
      });
    }
  }

  #read(folder: Place, entries: readonly Dirent[] | null): void {
    const reason = entries ? this.#reasonIn(folder, entries) : 'unreadable';
    this.#settle(folder.path, reason);
    if (reason || !entries) return;
    for (const entry of entries) {
      const place = { path: below(folder.path, entry.name), real: below(folder.real, entry.name) };
      const kind = entry.isDirectory() ? 'folder' : 'file';
      this.#settle(place.path, passedOver(entry.name, kind) ?? this.#meet(entry, place));
    }
  }

  /** A folder that was given by name is looked into, whatever it is. */
  #reasonIn(folder: Place, entries: readonly Dirent[]): LeftOutReason | null {
    if (this.#given.has(folder.path)) return null;
    const names = entries.map((entry) => entry.name);
    return passedOverFor(path.basename(folder.real), names);
  }

  #meet(entry: Dirent, place: Place): LeftOutReason | null {
    if (entry.isDirectory()) return this.#enter(place);
    if (entry.isFile()) return this.#take(entry.name, place);
    // A pipe or a device: opening it could wait for ever.
    if (!entry.isSymbolicLink()) return imageTypeOf(entry.name) ? 'unreadable' : otherKind(entry.name);
    this.#links.push(place.path);
    return null;
  }

  #enter(place: Place): LeftOutReason | null {
    if (this.#seen.has(place.real)) return 'link-loop';
    this.#seen.add(place.real);
    this.#folders.push({ path: place.path, real: place.real });
    return null;
  }

  #take(name: string, place: Place): LeftOutReason | null {
    const imageType = imageTypeOf(name);
    const reason = passedOver(name, 'file');
    if (reason || !imageType) return reason ?? otherKind(name);
    if (this.#seen.has(place.real)) return 'link-loop';
    this.#seen.add(place.real);
    this.candidates.push({ path: place.path, imageType });
    return null;
  }

  async #follow(link: string): Promise<LeftOutReason | null> {
    const target = await targetOf(link);
    if (typeof target === 'string') return target;
    const name = path.basename(link);
    if (target.kind === 'file') return this.#take(name, { path: link, real: target.real });
    const reason = passedOver(name, 'folder') ?? passedOver(path.basename(target.real), 'folder');
    if (reason) return reason;
    return this.#above.has(target.real) ? 'link-loop' : this.#enter({ path: link, real: target.real });
  }

  #settle(place: string, reason: LeftOutReason | null): void {
    if (reason) this.leftOut.push({ path: place, reason });
  }
}

/** `path.join` for a clean folder and a plain name, without its cost: it shows at 10,000 photos. */
const below = (folder: string, name: string): string =>
  folder.endsWith(path.sep) ? folder + name : folder + path.sep + name;

const list = (folder: string): Promise<Dirent[] | null> =>
  readdir(folder, { withFileTypes: true }).catch(() => null);

/** Where a link leads, or why it is left out. */
async function targetOf(link: string): Promise<{ real: string; kind: 'file' | 'folder' } | LeftOutReason> {
  try {
    const real = await realpath(link);
    const status = await stat(real);
    if (status.isDirectory()) return { real, kind: 'folder' };
    return status.isFile() ? { real, kind: 'file' } : 'unreadable';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ELOOP' ? 'link-loop' : 'unreadable';
  }
}
