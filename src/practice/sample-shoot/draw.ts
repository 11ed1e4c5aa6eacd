// Draws one photo of the sample shoot: an invented summer wedding, a different moment for each seed.
// Called by make.ts; pictures are embedded in the RAWs as a camera would do.
import sharp from 'sharp';
import { drawBokeh, drawHouse, drawLamps, drawLand, drawTree, type Frame } from './landscape.ts';
import { type Palette, paletteAt } from './palette.ts';
import { bride, drawPerson, groom, inviteGuest, type Person } from './people.ts';
import { type Chance, createChance } from './random.ts';

export interface Moment {
  readonly seed: number;
  /** 0 is noon, 1 is dusk. */
  readonly time: number;
  readonly view: View;
  /** Longer side in pixels. */
  readonly width: number;
  /** Stops brighter or darker. */
  readonly stops: number;
}
export const views = ['land', 'couple', 'guests', 'portrait', 'house', 'pair', 'party'] as const;
export type View = (typeof views)[number];

export interface Picture {
  /** JPEGs as the sensor lay: an upright picture is stored on its side. */
  readonly preview: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
  /** EXIF orientation: 1, or 8 for an upright picture. */
  readonly orientation: 1 | 8;
}

/** Upright by the way the camera was held. */
const isUpright = (view: View) => view === 'portrait' || view === 'pair';
/** Backgrounds are drawn this much smaller and blurred up again: it looks like a wide aperture and costs nothing. */
const softness = 6;

export async function drawPicture(moment: Moment): Promise<Picture> {
  const upright = isUpright(moment.view);
  const frame = upright ? { width: 1000, height: 1500 } : { width: 1500, height: 1000 };
  const scene = compose(moment, frame);
  const scale = moment.width / 1500;
  const size = { width: Math.round(frame.width * scale), height: Math.round(frame.height * scale) };
  const behind = sharp(svg(frame, scene.behind, scene.soft ? scale / softness : scale)).flatten();
  const ground = await (scene.soft ? behind.blur(2.2) : behind)
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const drawn = await sharp(ground.data, { raw: ground.info })
    .composite([{ input: svg(frame, scene.front + vignette(frame), scale), top: 0, left: 0 }])
    .raw()
    .toBuffer({ resolveWithObject: true });
  const whole = sharp(drawn.data, { raw: drawn.info })
    .removeAlpha()
    .rotate(upright ? 90 : 0);
  const exposed = moment.stops === 0 ? whole : whole.linear(1.45 ** moment.stops, 0);
  const preview = await exposed.jpeg({ quality: 84 }).toBuffer({ resolveWithObject: true });
  const thumbnail = await sharp(preview.data).resize(160).jpeg({ quality: 75 }).toBuffer();
  const { width, height } = preview.info;
  return { preview: preview.data, thumbnail, width, height, orientation: upright ? 8 : 1 };
}

const svg = (frame: Frame, content: string, scale: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(frame.width * scale)}" height="${Math.round(frame.height * scale)}" viewBox="0 0 ${frame.width} ${frame.height}" preserveAspectRatio="none">${content}</svg>`,
  );

const vignette = (frame: Frame) =>
  `<defs><radialGradient id="edge" r=".78"><stop offset=".55" stop-color="#1a1420" stop-opacity="0"/><stop offset="1" stop-color="#1a1420" stop-opacity=".42"/></radialGradient></defs><rect width="${frame.width}" height="${frame.height}" fill="url(#edge)"/>`;

interface Scene {
  readonly behind: string;
  readonly front: string;
  /** Whether what is behind is out of focus. */
  readonly soft: boolean;
}

function compose(moment: Moment, frame: Frame): Scene {
  const chance = createChance(moment.seed);
  const colors = paletteAt(moment.time);
  const wide = moment.view === 'land' || moment.view === 'house';
  const behind =
    drawLand(frame, colors, chance, wide ? chance.between(0.55, 0.66) : 0.5) +
    drawPlaces(moment.view, frame, colors, chance) +
    (moment.time > 0.7 && !wide ? drawLamps(frame, chance) : '') +
    (wide ? '' : drawBokeh(frame, colors.sun, chance));
  return { behind, front: drawPeople(moment, frame, colors, chance), soft: !wide };
}

function drawPlaces(view: View, frame: Frame, colors: Palette, chance: Chance): string {
  const line = frame.height * 0.66;
  const size = view === 'house' ? 560 : chance.between(170, 300);
  const x = view === 'house' ? chance.between(160, 480) : chance.between(60, frame.width - size * 1.5);
  const trees = Array.from({ length: 5 }, () =>
    drawTree(
      chance.between(0, frame.width),
      line + chance.between(-20, 40),
      chance.between(130, 330),
      colors,
      chance,
    ),
  );
  const front = [x - size * 0.1, x + size * 1.6].map((at) =>
    drawTree(at, line + 40, size * 0.45, colors, chance),
  );
  return trees.join('') + drawHouse(x, line + 20, size, colors) + front.join('');
}

function drawPeople(moment: Moment, frame: Frame, colors: Palette, chance: Chance): string {
  const light = { color: moment.time > 0.75 ? colors.near : colors.skyLow, share: 0.16 };
  const place = (person: Person, x: number, y: number, size: number) =>
    drawPerson(person, {
      x: x * frame.width + chance.between(-8, 8),
      y: y * frame.height + chance.between(-10, 10),
      size,
      lean: chance.between(-6, 6),
      light,
    });
  const couple = (y: number, size: number, apart: number) =>
    place(groom, 0.5 + apart, y - 0.03, size * 1.04) + place(bride, 0.5 - apart, y, size);
  const row = (count: number, y: number, size: number) =>
    Array.from({ length: count }, (_, at) => place(inviteGuest(chance), (at + 0.5) / count, y, size));
  switch (moment.view) {
    case 'land':
      return couple(0.63, 15, 0.014);
    case 'house':
      return '';
    case 'couple':
      return couple(0.36, 130, 0.085);
    case 'pair':
      return couple(0.38, 150, 0.15);
    case 'guests':
      return row(6, 0.34, 68).join('') + couple(0.42, 78, 0.055);
    case 'portrait':
      return place(moment.seed % 2 ? bride : inviteGuest(chance), 0.5, 0.36, 235);
    case 'party':
      return row(4, 0.4, 105).join('');
  }
}
