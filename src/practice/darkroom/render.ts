// The final JPEG of a photo: its preview with the look's change of tone, its crop and its angle.
import sharp, { type Metadata, type Region, type Sharp } from 'sharp';
import { escapeXml } from '../refusal.ts';
import type { Look } from './look.ts';

/** Turned by EXIF orientation: 3, 6 and 8, and their mirrored twins. */
const turns: Readonly<Record<number, number>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };
const mirrored: ReadonlySet<number> = new Set([2, 4, 5, 7]);
const quality = 90;

/** The picture the right way up. `orientation` 0: as its own EXIF says. */
export function upright(picture: Sharp, orientation: number): Sharp {
  if (orientation <= 1) return picture.autoOrient();
  const turned = picture.rotate(turns[orientation] ?? 0);
  return mirrored.has(orientation) ? turned.flop() : turned;
}

/** For the way between two steps: encoding a JPEG for each would take longer than all else. */
export const uncompressed = (picture: Sharp): Promise<Buffer> =>
  picture.tiff({ compression: 'none' }).toBuffer();

/** `picture` stands upright. `ratio`: long edge to short edge, of the crop. */
export async function render(
  picture: Buffer,
  look: Look,
  cropRatio: string | null,
  into: string,
): Promise<void> {
  const straight =
    look.angle === 0
      ? picture
      : await uncompressed(sharp(picture).keepExif().keepIccProfile().rotate(look.angle));
  const before = await sharp(picture).metadata();
  const after = look.angle === 0 ? before : await sharp(straight).metadata();
  const area = areaOf(before, after, look, cropRatio);
  const warmth = (look.temperature - 4800) / 30000;
  const gain = 1 + look.contrast / 500;
  const offset = (1 - gain) * 128;
  await sharp(straight, { failOn: 'none' })
    .keepExif()
    .keepIccProfile()
    .extract(area)
    // Lifts the middle and leaves the ends, so that a white dress keeps its folds.
    .gamma(1, 1 + look.exposure * 0.5)
    .modulate({ saturation: 1 + (look.vibrance + look.saturation) / 100 })
    .linear([gain * (1 + warmth), gain, gain * (1 - warmth)], [offset, offset, offset])
    .jpeg({ quality })
    .toFile(into);
}

/** What is left after turning (its corners are empty) and cropping, in pixels of the turned picture. */
function areaOf(before: Metadata, after: Metadata, look: Look, cropRatio: string | null): Region {
  const inner = look.angle === 0 ? 1 : 1 - Math.min(0.15, Math.abs(look.angle) / 40);
  const crop = look.crop ?? { left: 0, top: 0, right: 1, bottom: 1 };
  let width = (crop.right - crop.left) * inner * before.width;
  let height = (crop.bottom - crop.top) * inner * before.height;
  const ratio = look.crop === null ? null : ratioOf(cropRatio, width > height);
  if (ratio !== null) [width, height] = [Math.min(width, height * ratio), Math.min(height, width / ratio)];
  const middleX = after.width / 2 + ((crop.left + crop.right) / 2 - 0.5) * inner * before.width;
  const middleY = after.height / 2 + ((crop.top + crop.bottom) / 2 - 0.5) * inner * before.height;
  const area = { width: Math.max(1, Math.floor(width)), height: Math.max(1, Math.floor(height)) };
  return {
    ...area,
    left: clamp(Math.round(middleX - area.width / 2), after.width - area.width),
    top: clamp(Math.round(middleY - area.height / 2), after.height - area.height),
  };
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** `2X3` as width to height. */
function ratioOf(cropRatio: string | null, wide: boolean): number | null {
  const found = /^(\d)X(\d)$/.exec(cropRatio ?? '');
  if (found === null) return null;
  const ratio = Number(found[2]) / Number(found[1]);
  return wide ? ratio : 1 / ratio;
}

/** For a photo without any picture in it: a grey card with its name. */
export async function greyCard(name: string): Promise<Buffer> {
  const text = escapeXml(name.length > 48 ? `${name.slice(0, 45)}…` : name);
  const card = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
    <rect width="1200" height="800" fill="#767676"/>
    <text x="600" y="410" font-family="sans-serif" font-size="36" fill="#e8e8e8" text-anchor="middle">${text}</text>
  </svg>`;
  return sharp(Buffer.from(card)).jpeg({ quality }).toBuffer();
}
