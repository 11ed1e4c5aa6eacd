// Names that a server or a person gave, made fit to be one file's name on every system. Used wherever a name that is
// not already a file's on this disk becomes one.
import { createHash } from 'node:crypto';
import { stemOf } from '../names.ts';

// Every file system in use takes 255 bytes (ext4) or 255 UTF-16 units (NTFS, APFS) for one name; bytes are never fewer.
const longestName = 255;
// Room for ` (before restore)`, a number and an extension behind a made name.
const longestMade = 200;

// Separators, what Windows forbids, control characters, and marks that turn the direction of reading
// (`IMG_1[RLO]gpj.exe` looks like a JPEG).
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const forbidden = /[\0-\x1f\x7f-\x9f<>:"/\\|?*\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

// Windows' devices, with any extension: opening `con.xmp` there opens the console.
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;

/** `name` as one plain file name: never a path, never hidden, never a device, at most 200 bytes of UTF-8. */
export function safeName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(forbidden, '_')
    .replace(/^\s+|[\s.]+$/g, '');
  const visible = plain.replace(/^\.+/, '_');
  const free = visible === '' ? 'unnamed' : device.test(visible) ? `_${visible}` : visible;
  return Buffer.byteLength(free) <= longestMade ? free : shortened(free);
}

// Two long names that differ at their ends stay two names.
function shortened(name: string): string {
  const stem = stemOf(name);
  const extension = name.slice(stem.length);
  const suffix = Buffer.byteLength(extension) <= 20 ? extension : '';
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${cut(stem, longestMade - 9 - Buffer.byteLength(suffix))}~${mark}${suffix}`;
}

/** `stem` + `suffix`, with the stem cut at its end should the name be longer than a file's may be. */
export const fitName = (stem: string, suffix: string): string =>
  cut(stem, longestName - Buffer.byteLength(suffix)) + suffix;

function cut(text: string, bytes: number): string {
  let size = Buffer.byteLength(text);
  if (size <= bytes) return text;
  const characters = [...text];
  while (size > bytes) size -= Buffer.byteLength(characters.pop() ?? ' ');
  // A name ending in a space or a dot loses it on Windows.
  return characters.join('').replace(/[\s.]+$/, '');
}
