// The picture of a result: its frame's preview, or the merge of its frames' previews, or a grey card.
import type { Stored } from '../store/bucket.ts';
import { pathOf } from '../store/bucket.ts';
import { type Merged, merge } from './merge.ts';
import { type Preview, previewOf } from './preview.ts';
import { greyCard } from './render.ts';

const isJpeg = (name: string): boolean => /\.jpe?g$/i.test(name);

/** The previews of the frames that have one. */
export async function previewsOf(upload: string, frames: readonly Stored[]): Promise<readonly Preview[]> {
  const found: Preview[] = [];
  for (const { name } of frames) {
    const preview = await previewOf(pathOf(upload, name), isJpeg(name)).catch(() => null);
    if (preview !== null) found.push(preview);
  }
  return found;
}

/** Always a picture: a preview that can't be decoded counts as none. */
export async function pictureOf(
  upload: string,
  { frames }: { readonly frames: readonly Stored[] },
): Promise<Merged> {
  const merged = await merge(await previewsOf(upload, frames)).catch(() => null);
  if (merged !== null) return merged;
  const card = await merge([{ jpeg: await greyCard(frames[0]?.name ?? ''), orientation: 1 }]);
  if (card === null) throw new Error('A grey card has no pixels.');
  return card;
}
