// Makes RAW files of TIFF structure, laid out as each maker does: embedded JPEGs where readers look for them,
// EXIF, and a sensor strip of noise. Called by make.ts. Source: what exiftool reports of real cameras' files.
import type { Picture } from './draw.ts';
import { ascii, cameras, cameraTags, type Kind, long, place, rational, type Shot, short } from './exif.ts';
import { tag } from './tags.ts';
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

const jpegAt = (bytes: Buffer): Directory => ({
  [tag.jpegOffset]: place(bytes),
  [tag.jpegLength]: long(bytes.length),
});
const thumbnailOf = (picture: Picture | null): Directory[] =>
  picture ? [{ [tag.compression]: short(6), ...jpegAt(picture.thumbnail) }] : [];

/** Three to two, as a sensor; `bytesPerPixel` tells how many pixels the payload stands for. */
function sensorSize(sensor: Buffer, bytesPerPixel: number): { width: number; height: number } {
  const width = Math.max(2, 2 * Math.floor(Math.sqrt((sensor.length / bytesPerPixel) * 1.5) / 2));
  return { width, height: Math.max(1, Math.floor(sensor.length / bytesPerPixel / width)) };
}

/** The directory of the sensor's strip; `compression` is the maker's number. */
function sensorTags(sensor: Buffer, compression: number, bits: number): Directory {
  const { width, height } = sensorSize(sensor, bits / 8);
  return {
    [tag.subfileType]: long(0),
    [tag.width]: long(width),
    [tag.height]: long(height),
    [tag.bitsPerSample]: short(bits),
    [tag.compression]: short(compression),
    [tag.photometric]: short(32803),
    [tag.stripOffsets]: place(sensor),
    [tag.samplesPerPixel]: short(1),
    [tag.rowsPerStrip]: long(height),
    [tag.stripByteCounts]: long(sensor.length),
    [tag.planarConfiguration]: short(1),
    [tag.cfaRepeat]: short(2, 2),
    [tag.cfaPattern]: { as: 'byte', values: [0, 1, 1, 2] },
  };
}

/** Canon: preview in the first directory, thumbnail in the second, sensor in the fourth; marked `CR` after the header. */
function writeCanon(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const preview: Directory = picture
    ? {
        [tag.width]: short(picture.width),
        [tag.height]: short(picture.height),
        [tag.bitsPerSample]: short(8, 8, 8),
        [tag.compression]: short(6),
        [tag.stripOffsets]: place(picture.preview),
        [tag.stripByteCounts]: long(picture.preview.length),
      }
    : {};
  const thumbnail = thumbnailOf(picture)[0] ?? { [tag.compression]: short(6) };
  const strip: Directory = {
    [tag.compression]: short(6),
    [tag.stripOffsets]: place(sensor),
    [tag.stripByteCounts]: long(sensor.length),
  };
  return writeTiff(
    [{ ...preview, ...cameraTags(shot) }, thumbnail, { [tag.compression]: short(6) }, strip],
    Buffer.from('CR\x02\0\0\0\0\0', 'latin1'),
  );
}

/** Nikon: the preview and the sensor in directories below the first. */
function writeNikon(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const preview: Directory[] = picture
    ? [
        {
          [tag.subfileType]: long(1),
          [tag.compression]: short(6),
          ...jpegAt(picture.preview),
          [tag.yCbCrPositioning]: short(2),
        },
      ]
    : [];
  const below = [...preview, sensorTags(sensor, 34713, 14)];
  return writeTiff([
    {
      [tag.subDirectories]: { as: 'directories', values: below },
      ...cameraTags(shot),
    },
    ...thumbnailOf(picture),
  ]);
}

/** Sony: the preview named by the first directory, the sensor below it. */
function writeSony(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const preview = picture
    ? { [tag.subfileType]: long(1), [tag.compression]: short(6), ...jpegAt(picture.preview) }
    : {};
  const below = [sensorTags(sensor, 32767, 8)];
  return writeTiff([
    {
      ...preview,
      [tag.subDirectories]: { as: 'directories', values: below },
      ...cameraTags(shot),
    },
    ...thumbnailOf(picture),
  ]);
}

/** Adobe's DNG 1.4: a valid uncompressed mosaic of 16 bits, the preview below the first directory. */
function writeDng(shot: Shot, picture: Picture | null, sensor: Buffer): Buffer {
  const { width, height } = sensorSize(sensor, 2);
  const strip = sensor.subarray(0, width * height * 2);
  const mosaic: Directory = {
    ...sensorTags(strip, 1, 16),
    [tag.width]: long(width),
    [tag.height]: long(height),
    [tag.rowsPerStrip]: long(height),
    [tag.cfaPlaneColor]: { as: 'byte', values: [0, 1, 2] },
    [tag.cfaLayout]: short(1),
    [tag.blackLevel]: short(0),
    [tag.whiteLevel]: long(65535),
  };
  const below = [mosaic, ...(picture ? [jpegStrip(picture.preview, picture.width, picture.height)] : [])];
  const { thumbnail } = picture ?? {};
  return writeTiff([
    {
      ...(thumbnail && picture ? jpegStrip(thumbnail, 160, thumbnailHeight(picture)) : {}),
      [tag.subDirectories]: { as: 'directories', values: below },
      ...cameraTags(shot),
      ...dngTags(cameras.DNG.model),
    },
  ]);
}

const thumbnailHeight = (picture: Picture) => Math.round((160 * picture.height) / picture.width);

/** A preview as DNG stores it: compression 7, one strip. */
function jpegStrip(bytes: Buffer, width: number, height: number): Directory {
  return {
    [tag.subfileType]: long(1),
    [tag.width]: long(width),
    [tag.height]: long(height),
    [tag.bitsPerSample]: short(8, 8, 8),
    [tag.compression]: short(7),
    [tag.photometric]: short(6),
    [tag.stripOffsets]: place(bytes),
    [tag.samplesPerPixel]: short(3),
    [tag.rowsPerStrip]: long(height),
    [tag.stripByteCounts]: long(bytes.length),
    [tag.planarConfiguration]: short(1),
  };
}

const dngTags = (model: string): Directory => ({
  [tag.dngVersion]: { as: 'byte', values: [1, 4, 0, 0] },
  [tag.dngBackwardVersion]: { as: 'byte', values: [1, 1, 0, 0] },
  [tag.uniqueCameraModel]: ascii(model),
  [tag.colorMatrix]: { as: 'srational', values: xyzToCamera },
  [tag.asShotNeutral]: rational([1, 2], [1, 1], [2, 3]),
  [tag.calibrationIlluminant]: short(21),
});

/** A plain colour matrix (sRGB's), enough for readers that insist on one. */
const xyzToCamera = [32406, -15372, -4986, -9689, 18758, 415, 557, -2040, 10570].map(
  (value) => [value, 10000] as const,
);
