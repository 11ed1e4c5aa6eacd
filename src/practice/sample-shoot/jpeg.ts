// Makes camera JPEGs: a picture with EXIF in front, filled up to a size. Called by make.ts.
import type { Picture } from './draw.ts';
import { cameraTags, long, place, rational, type Shot, short } from './exif.ts';
import { tag } from './tags.ts';
import { writeTiff } from './tiff.ts';

/** The most a JPEG segment can hold beside its own two bytes of length. */
const mostInSegment = 65_533;

/** The picture as a camera's own JPEG, at least `bytes.length` long where the picture is smaller. */
export function writeJpeg(shot: Shot, picture: Picture, bytes: Buffer): Buffer {
  const { preview, thumbnail } = picture;
  const resolution = {
    [tag.xResolution]: rational([300, 1]),
    [tag.yResolution]: rational([300, 1]),
    [tag.resolutionUnit]: short(2),
  };
  const jpegOnly = {
    [tag.components]: { as: 'undefined', values: [1, 2, 3, 0] },
    [tag.exifWidth]: long(picture.width),
    [tag.exifHeight]: long(picture.height),
  } as const;
  const exif = writeTiff([
    { ...cameraTags(shot, jpegOnly), [tag.yCbCrPositioning]: short(1) },
    {
      ...resolution,
      [tag.compression]: short(6),
      [tag.jpegOffset]: place(thumbnail),
      [tag.jpegLength]: long(thumbnail.length),
    },
  ]);
  const head = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]));
  const missing = Math.max(0, bytes.length - preview.length - head.length);
  const filling: Buffer[] = [];
  for (let at = 0; at < missing; at += mostInSegment)
    filling.push(segment(0xef, bytes.subarray(at, Math.min(at + mostInSegment, missing))));
  return Buffer.concat([preview.subarray(0, 2), head, ...filling, withoutJfif(preview.subarray(2))]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** EXIF must come first; a JFIF header after it confuses strict readers. */
const withoutJfif = (rest: Buffer) => (rest[1] === 0xe0 ? rest.subarray(2 + rest.readUInt16BE(2)) : rest);
