// Reads when and how each photo was taken, for finding brackets.
import { basename } from 'node:path';
import { fileNameOf, pathOf, type Stored } from '../store/bucket.ts';
import type { Capture } from './brackets.ts';
import { exiftool } from './exiftool.ts';

interface Tags {
  readonly SourceFile: string;
  readonly DateTimeOriginal?: string;
  readonly SubSecTimeOriginal?: string | number;
  readonly ExposureTime?: number;
  readonly FNumber?: number;
  readonly ISO?: number;
  readonly ExposureCompensation?: number;
  readonly Model?: string;
  readonly SerialNumber?: string | number;
}

const wanted = [
  '-DateTimeOriginal',
  '-SubSecTimeOriginal',
  '-ExposureTime',
  '-FNumber',
  '-ISO',
  '-ExposureCompensation',
  '-Model',
  '-SerialNumber',
];

/** One for each photo, in the same order; a photo that says nothing gets NaN. */
export async function readCaptures(
  folder: string,
  photos: readonly Stored[],
  work: string,
  signal: AbortSignal,
): Promise<readonly Capture[]> {
  const paths = photos.map(({ name }) => pathOf(folder, name));
  const text = await exiftool([['-json', '-n', '-fast', ...wanted, ...paths]], work, signal);
  const tags = new Map(parse(text).map((one) => [basename(one.SourceFile), one]));
  return photos.map(({ name }) => captureOf(name, tags.get(fileNameOf(name))));
}

function parse(text: string): readonly Tags[] {
  try {
    return JSON.parse(text) as Tags[];
  } catch {
    return [];
  }
}

function captureOf(name: string, tags: Tags | undefined): Capture {
  const light = Math.log2((tags?.ExposureTime ?? Number.NaN) * ((tags?.ISO ?? 100) / 100));
  const stopped = 2 * Math.log2(tags?.FNumber || 1);
  return {
    name,
    at: timeOf(tags),
    exposure: light - stopped,
    bias: tags?.ExposureCompensation ?? 0,
    camera: `${tags?.Model ?? ''} ${tags?.SerialNumber ?? ''}`,
  };
}

function timeOf(tags: Tags | undefined): number {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(tags?.DateTimeOriginal ?? '');
  if (found === null) return Number.NaN;
  const [, year, month, day, time] = found;
  const fraction = Number(`0.${tags?.SubSecTimeOriginal ?? 0}`);
  return Date.parse(`${year}-${month}-${day}T${time}Z`) + (Number.isNaN(fraction) ? 0 : fraction * 1000);
}
