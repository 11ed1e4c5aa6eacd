// A develop look as an XMP packet of Camera Raw settings: a sidecar as it is, or to be embedded.
// Property names and forms as Camera Raw and Lightroom write them.
import { extname } from 'node:path';
import type { EditOrder } from '../api/edit-order.ts';
import { escapeXml } from '../refusal.ts';
import type { Look } from './look.ts';
import { masksOf } from './masks.ts';

export interface PacketOf {
  /** The original's name. */
  readonly name: string;
  readonly order: EditOrder;
  readonly look: Look;
  /** JPEGs know a white balance only as a shift. */
  readonly jpeg: boolean;
}

/** An attribute or a flat property: Camera Raw's spelling of a number or a truth. */
export type Plain = Readonly<Record<string, string | number | boolean>>;

const colourNames = ['Red', 'Orange', 'Yellow', 'Green', 'Aqua', 'Blue', 'Purple', 'Magenta'];

export function packetFor(of: PacketOf): string {
  const { look } = of;
  const plain: Plain = {
    ...origin(of),
    ...whiteBalance(of),
    ...tone(look),
    ...colours(look),
    ...frame(of),
    'crs:HasSettings': true,
    'crs:AlreadyApplied': false,
  };
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Practice Imagen">',
    ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '  <rdf:Description rdf:about=""',
    '    xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    '    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
    '    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"',
    `${attributes(plain, '   ')}>`,
    curve(look),
    masksOf(of),
    '  </rdf:Description>',
    ' </rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="w"?>',
    '',
  ].join('\n');
}

/** Attributes, one a line; numbers with a sign where Camera Raw writes one. */
export const attributes = (plain: Plain, indent: string): string =>
  Object.entries(plain)
    .map(([name, value]) => `${indent} ${name}="${escapeXml(spell(name, value))}"`)
    .join('\n');

const unsigned = /Temperature$|^crs:Crop|Sharp|Version|Mask|Correction|Upright|Local/;
function spell(name: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value;
  return value > 0 && !unsigned.test(name) ? `+${value}` : String(value);
}

const origin = ({ name, jpeg }: PacketOf): Plain => ({
  'xmp:CreatorTool': 'Practice Imagen',
  ...(jpeg ? {} : { 'photoshop:SidecarForExtension': extname(name).slice(1).toUpperCase() }),
  'crs:RawFileName': name,
  'crs:Version': '15.4',
  'crs:ProcessVersion': '15.4',
});

const whiteBalance = ({ look, jpeg }: PacketOf): Plain =>
  jpeg
    ? {
        'crs:WhiteBalance': 'Custom',
        'crs:IncrementalTemperature': Math.round((look.temperature - 5000) / 100),
        'crs:IncrementalTint': look.tint,
      }
    : { 'crs:WhiteBalance': 'Custom', 'crs:Temperature': look.temperature, 'crs:Tint': look.tint };

const tone = (look: Look): Plain => ({
  'crs:Exposure2012': look.exposure.toFixed(2).replace(/^(?=\d)/, '+'),
  'crs:Contrast2012': look.contrast,
  'crs:Highlights2012': look.highlights,
  'crs:Shadows2012': look.shadows,
  'crs:Whites2012': look.whites,
  'crs:Blacks2012': look.blacks,
  'crs:Texture': look.texture,
  'crs:Clarity2012': look.clarity,
  'crs:Dehaze': look.dehaze,
  'crs:Vibrance': look.vibrance,
  'crs:Saturation': look.saturation,
  'crs:Sharpness': look.sharpness,
  'crs:SharpenRadius': '+1.0',
  'crs:ToneCurveName2012': 'Custom',
});

const colours = (look: Look): Plain =>
  Object.fromEntries(
    ['Hue', 'Saturation', 'Luminance'].flatMap((part, row) =>
      colourNames.map((colour, column) => [
        `crs:${part}Adjustment${colour}`,
        look.colours[row * colourNames.length + column] ?? 0,
      ]),
    ),
  );

function frame({ look, order }: PacketOf): Plain {
  const upright = order.tools.includes('perspective_correction');
  const { left, top, right, bottom } = look.crop ?? { left: 0, top: 0, right: 1, bottom: 1 };
  return {
    'crs:HasCrop': look.crop !== null || look.angle !== 0,
    'crs:CropTop': round(top),
    'crs:CropLeft': round(left),
    'crs:CropBottom': round(bottom),
    'crs:CropRight': round(right),
    'crs:CropAngle': look.angle,
    'crs:CropConstrainToWarp': upright ? 1 : 0,
    'crs:PerspectiveUpright': upright ? 1 : 0,
    ...(upright ? { 'crs:UprightVersion': 151388160, 'crs:UprightCenterMode': 0 } : {}),
  };
}

const round = (share: number): number => Number(share.toFixed(6));

function curve(look: Look): string {
  const lift = Math.round(look.contrast / 4);
  const points = [
    `0, ${6 + lift}`,
    `64, ${64 - lift}`,
    '128, 130',
    `192, ${196 + lift}`,
    `255, ${252 - lift}`,
  ];
  const list = points.map((point) => `     <rdf:li>${point}</rdf:li>`).join('\n');
  return `   <crs:ToneCurvePV2012>\n    <rdf:Seq>\n${list}\n    </rdf:Seq>\n   </crs:ToneCurvePV2012>`;
}
