// Makes RAW files of TIFF structure, laid out as each maker does: embedded JPEGs where readers look for them,
// EXIF, and a sensor strip of noise. Called by make.ts. Source: what exiftool reports of real cameras' files.
import type { Picture } from './draw.ts';
import { ascii, cameras, cameraTags, type Kind, long, place, rational, type Shot, short } from './exif.ts';
import { type Directory, writeTiff } from './tiff.ts';

/** A RAW of the given kind; `picture` null leaves the JPEGs out. `sensor` is the payload, any bytes. */
export function writeRaw(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  return writers[shot.kind](shot, picture, sensor);
}

const writers: Readonly<Record<Kind, typeof writeRaw>> = {
  CR2: writeCanon,
  NEF: writeNikon,
  ARW: writeSony,
  DNG: writeDng,
  JPG: () => {
    throw new Error('A JPEG is no RAW.');
  },
};

const jpegAt = (bytes: Buffer): Directory => ({ 513: place(bytes), 514: long(bytes.length) });
const thumbnailOf = (picture: Picture | null): Directory[] =>
  picture ? [{ 259: short(6), ...jpegAt(picture.thumbnail) }] : [];

/** Three to two, as a sensor; `bytesPerPixel` tells how many pixels the payload stands for. */
function sensorSize(sensor: Buffer, bytesPerPixel: number): { width: number; height: number } {
  const width = Math.max(2, 2 * Math.floor(Math.sqrt((sensor.length / bytesPerPixel) * 1.5) / 2));
  return { width, height: Math.max(1, Math.floor(sensor.length / bytesPerPixel / width)) };
}

/** The directory of the sensor's strip; `compression` is the maker's number. */
function sensorTags(sensor: Buffer, compression: number, bits: number): Directory {
  const { width, height } = sensorSize(sensor, bits / 8);
  return {
    254: long(0),
    256: long(width),
    257: long(height),
    258: short(bits),
    259: short(compression),
    262: short(32803),
    273: place(sensor),
    277: short(1),
    278: long(height),
    279: long(sensor.length),
    284: short(1),
    33421: short(2, 2),
    33422: { as: 'byte', values: [0, 1, 1, 2] },
  };
}

/** Canon: preview in the first directory, thumbnail in the second, sensor in the fourth; marked `CR` after the header. */
function writeCanon(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const preview: Directory = picture
    ? {
        256: short(picture.width),
        257: short(picture.height),
        258: short(8, 8, 8),
        259: short(6),
        273: place(picture.preview),
        279: long(picture.preview.length),
      }
    : {};
  const thumbnail = thumbnailOf(picture)[0] ?? { 259: short(6) };
  const strip: Directory = { 259: short(6), 273: place(sensor), 279: long(sensor.length) };
  return writeTiff(
    [{ ...preview, ...cameraTags(shot) }, thumbnail, { 259: short(6) }, strip],
    Buffer.from('CR\x02\0\0\0\0\0', 'latin1'),
  );
}

/** Nikon: the preview and the sensor in directories below the first. */
function writeNikon(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const preview: Directory[] = picture
    ? [{ 254: long(1), 259: short(6), ...jpegAt(picture.preview), 531: short(2) }]
    : [];
  const below = [...preview, sensorTags(sensor, 34713, 14)];
  return writeTiff([
    { 254: long(1), 330: { as: 'directories', values: below }, ...cameraTags(shot) },
    ...thumbnailOf(picture),
  ]);
}

/** Sony: the preview named by the first directory, the sensor below it. */
function writeSony(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const preview = picture ? { 259: short(6), ...jpegAt(picture.preview) } : {};
  const below = [sensorTags(sensor, 32767, 8)];
  return writeTiff([
    { 254: long(1), ...preview, 330: { as: 'directories', values: below }, ...cameraTags(shot) },
    ...thumbnailOf(picture),
  ]);
}

/** Adobe's DNG 1.4: a valid uncompressed mosaic of 16 bits, the preview below the first directory. */
function writeDng(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const { width, height } = sensorSize(sensor, 2);
  const strip = sensor.subarray(0, width * height * 2);
  const mosaic: Directory = {
    ...sensorTags(strip, 1, 16),
    256: long(width),
    257: long(height),
    278: long(height),
    50710: { as: 'byte', values: [0, 1, 2] },
    50711: short(1),
    50714: short(0),
    50717: long(65535),
  };
  const below = [mosaic, ...(picture ? [jpegStrip(picture.preview, picture.width, picture.height)] : [])];
  const { thumbnail } = picture ?? {};
  return writeTiff([
    {
      ...(thumbnail && picture ? jpegStrip(thumbnail, 160, thumbnailHeight(picture)) : {}),
      ...(thumbnail ? {} : { 254: long(1) }),
      330: { as: 'directories', values: below },
      ...cameraTags(shot),
      ...dngTags(cameras.DNG.model),
    },
  ]);
}

const thumbnailHeight = (picture: Picture) => Math.round((160 * picture.height) / picture.width);

/** A preview as DNG stores it: compression 7, one strip. */
function jpegStrip(bytes: Buffer, width: number, height: number): Directory {
  return {
    254: long(1),
    256: long(width),
    257: long(height),
    258: short(8, 8, 8),
    259: short(7),
    262: short(6),
    273: place(bytes),
    277: short(3),
    278: long(height),
    279: long(bytes.length),
    284: short(1),
  };
}

const dngTags = (model: string): Directory => ({
  50706: { as: 'byte', values: [1, 4, 0, 0] },
  50707: { as: 'byte', values: [1, 1, 0, 0] },
  50708: ascii(model),
  50721: { as: 'srational', values: xyzToCamera },
  50728: rational([1, 2], [1, 1], [2, 3]),
  50778: short(21),
});

/** A plain colour matrix (sRGB's), enough for readers that insist on one. */
const xyzToCamera = [32406, -15372, -4986, -9689, 18758, 415, 557, -2040, 10570].map(
  (value) => [value, 10000] as const,
);
