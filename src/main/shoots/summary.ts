// What a screen says about a scanned shoot: formats, sizes, what is left out, and cameras and times from a few photos.
import type { LeftOutReason, Shoot, ShootPhoto, ShootSummary } from '#contract/shoot.ts';
import { type Capture, readCapture } from './capture.ts';
import { extensionOf } from './formats.ts';
import { relativeTo } from './order.ts';

/** Enough to meet each camera and to span the day, few enough to take no time. */
const sampled = 24;
/** Names shown for each reason. */
const examples = 5;

/** Opens a few photos for reading, never all. */
export async function summarize(id: string, shoot: Shoot): Promise<Omit<ShootSummary, 'before'>> {
  const { name, root, photos, leftOut } = shoot;
  const raws = photos.filter((photo) => photo.imageType === 'RAW').length;
  const captures = (await Promise.all(sampleOf(photos).map((photo) => readCapture(photo.path)))).filter(
    (capture) => capture !== null,
  );
  return {
    ...{ id, name, root, found: photos.length + leftOut.length, photos: photos.length },
    ...{ raws, jpegs: photos.length - raws, formats: countFormats(photos) },
    bytes: photos.reduce((sum, photo) => sum + photo.size, 0),
    leftOut: countReasons(shoot),
    captured: spanOf(captures),
    cameras: [...new Set(captures.flatMap(({ camera }) => camera ?? []))].sort(),
  };
}

/** The first, the last, and others evenly between. */
export function sampleOf(photos: readonly ShootPhoto[]): readonly ShootPhoto[] {
  if (photos.length <= sampled) return photos;
  const step = (photos.length - 1) / (sampled - 1);
  return Array.from({ length: sampled }, (_, at) => photos[Math.round(at * step)]).filter(
    (photo) => photo !== undefined,
  );
}

function countFormats(photos: readonly ShootPhoto[]): Record<string, number> {
  const formats: Record<string, number> = {};
  for (const photo of photos) {
    const extension = extensionOf(photo.relative);
    formats[extension] = (formats[extension] ?? 0) + 1;
  }
  return formats;
}

function countReasons({ root, leftOut }: Shoot): ShootSummary['leftOut'] {
  const counted = new Map<LeftOutReason, string[]>();
  for (const { path, reason } of leftOut) {
    const paths = counted.get(reason);
    if (paths) paths.push(path);
    else counted.set(reason, [path]);
  }
  return [...counted].map(([reason, paths]) => ({
    reason,
    count: paths.length,
    examples: paths.slice(0, examples).map((path) => relativeTo(root, path)),
  }));
}

function spanOf(captures: readonly Capture[]): ShootSummary['captured'] {
  const times = captures.flatMap(({ takenAt }) => takenAt ?? []).sort();
  const [from] = times;
  const to = times.at(-1);
  return from && to ? { from, to } : null;
}
