// The names that photos have at Imagen: their own where free, and no two alike, so that each result finds its original.
// Pure; called when a project is made.
import { foldName, stemOf } from '../names.ts';

/** Imagen answers with the stem and another extension, so names must differ in their stems. */
const keyOf = (name: string): string => foldName(stemOf(name));

/** Most file systems take 255 bytes for a name. */
const mostBytes = 255;

/**
 * One name per photo, in the same order. Unique by folded stem; the same photos get the same names in whatever order
 * they are given; a photo whose name is free keeps it, and no made-up name is another photo's own.
 */
export function uploadNames(photos: readonly { readonly relative: string }[]): readonly string[] {
  const wanted = photos.map(({ relative }, index) => {
    const own = relative.slice(relative.lastIndexOf('/') + 1);
    return { index, relative, name: sendable(own), changed: sendable(own) !== own };
  });
  const reserved = new Set(wanted.map(({ name }) => keyOf(name)));
  const taken = new Set<string>();
  const names: string[] = [];
  const inTurn = wanted.toSorted((one, other) => {
    if (one.changed !== other.changed) return one.changed ? 1 : -1;
    return one.relative < other.relative ? -1 : Number(one.relative > other.relative);
  });
  const counts = new Map<string, number>();
  for (const { index, name } of inTurn) {
    const key = keyOf(name);
    let free = name;
    for (let count = counts.get(key) ?? 2; taken.has(keyOf(free)); count++) {
      const numbered = withSuffix(name, `-${count}`);
      if (!reserved.has(keyOf(numbered))) free = numbered;
      counts.set(key, count + 1);
    }
    taken.add(keyOf(free));
    names[index] = free;
  }
  return names;
}

/** Names that Windows keeps for devices, whatever follows the first dot. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Separators and control characters: a name must never read as a path or break a log line. */
const unsafe = /[/\\\p{Cc}\p{Cs}\u2028\u2029]/gu;

function sendable(name: string): string {
  const plain = name.replace(unsafe, '_');
  const [device = ''] = plain.split('.');
  return withSuffix(devices.test(device.trim()) ? `_${plain}` : plain, '');
}

/** `IMG_1.CR2`, `-2` → `IMG_1-2.CR2`; the stem is cut where the whole would be too long. */
function withSuffix(name: string, suffix: string): string {
  const stem = stemOf(name);
  const tail = suffix + name.slice(stem.length);
  const room = mostBytes - Buffer.byteLength(tail);
  if (Buffer.byteLength(stem) <= room) return stem + tail;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('en').segment(stem)) {
    if (Buffer.byteLength(cut + segment) > room) break;
    cut += segment;
  }
  return cut + tail;
}
