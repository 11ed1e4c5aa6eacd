// Makes thumbnails of photos from the JPEGs that cameras put into them. Called by thumbnails.ts.
import sharp from 'sharp';
import { type Capture, captureOf, type EmbeddedJpeg } from './capture.ts';
import { withPhoto } from './photo-reader.ts';

/** A preview is a few megabytes, a whole camera JPEG up to some tens; a damaged length must not fill the memory. */
const mostBytes = 80_000_000;

/**
 * A JPEG of at most `pixels` on its longer side, upright. Null when the photo holds no picture that can be shown.
 * Throws the signal's reason when cancelled.
 */
export function thumbnail(place: string, pixels: number, signal: AbortSignal): Promise<Buffer | null> {
  return withPhoto(place, async (reader) => {
    signal.throwIfAborted();
    const capture = await captureOf(reader);
    for (const jpeg of capture ? inTurn(capture.jpegs, pixels) : []) {
      signal.throwIfAborted();
      const length = Math.min(jpeg.length, reader.size - jpeg.offset);
      if (length > mostBytes) continue;
      const made = await shrink(await reader.read(jpeg.offset, length), pixels, turnFor(jpeg, capture));
      if (made) return made;
    }
    return null;
  });
}

/** The smallest that is large enough, then larger ones, then what is left from the largest down: some are cut off. */
function inTurn(jpegs: readonly EmbeddedJpeg[], pixels: number): readonly EmbeddedJpeg[] {
  const enough = jpegs.filter((jpeg) => Math.max(jpeg.width, jpeg.height) >= pixels);
  return [...enough, ...jpegs.filter((jpeg) => !enough.includes(jpeg)).toReversed()];
}

/** How a stored picture is made upright: mirrored first, then turned clockwise. Source: EXIF 3.0, tag 274. */
const turns: Readonly<Record<number, { mirror: boolean; degrees: number }>> = {
  2: { mirror: true, degrees: 0 },
  3: { mirror: false, degrees: 180 },
  4: { mirror: true, degrees: 180 },
  5: { mirror: true, degrees: 270 },
  6: { mirror: false, degrees: 90 },
  7: { mirror: true, degrees: 90 },
  8: { mirror: false, degrees: 270 },
};

/** Sensors lie on their side; a picture that already stands was turned by the camera or a converter. */
function turnFor(
  jpeg: EmbeddedJpeg,
  capture: Capture | null,
): { mirror: boolean; degrees: number } | undefined {
  const orientation = capture?.orientation ?? 1;
  return orientation >= 5 && jpeg.height > jpeg.width ? undefined : turns[orientation];
}

/** Sharp mirrors before it turns, whatever order is written. */
function shrink(
  jpeg: Buffer,
  pixels: number,
  turn: { mirror: boolean; degrees: number } | undefined,
): Promise<Buffer | null> {
  return sharp(jpeg, { failOn: 'error' })
    .resize({ width: pixels, height: pixels, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .flop(turn?.mirror ?? false)
    .rotate(turn?.degrees ?? 0)
    .jpeg({ quality: 80 })
    .toBuffer()
    .catch(() => null);
}
