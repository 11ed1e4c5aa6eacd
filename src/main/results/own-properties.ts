// The packet within an edited DNG or JPEG, with what the photographer said of the photo: stars, labels, keywords,
// captions. Called by compose.ts. Pure text in, text out.
import type { Document } from '@xmldom/xmldom';
import { Carrier } from './carry.ts';
import { mainDescription, withMeta } from './merge.ts';
import { descriptionsOf, type Property, propertiesOf, removeProperty, sameName, spaces } from './rdf.ts';
import { saySame } from './same.ts';
import { packet, parseXmp, XmpError } from './xmp-text.ts';

const adobe = 'http://ns.adobe.com/';

// What a program says of one file and its pixels, which the result is not: its own words stay.
const ofTheFile: ReadonlySet<string> = new Set([
  'http://ns.adobe.com/tiff/1.0/',
  'http://cipa.jp/exif/1.0/',
  `${adobe}exif/1.0/aux/`,
  `${adobe}xap/1.0/mm/`,
  `${adobe}xap/1.0/g/img/`,
  'http://ns.adobe.com/xmp/note/',
]);
const ofTheFileToo: ReadonlySet<string> = new Set([
  `${spaces.xmp} MetadataDate`,
  `${spaces.xmp} ModifyDate`,
  `${spaces.xmp} CreatorTool`,
  `${spaces.xmp} Thumbnails`,
  `${spaces.photoshop} SidecarForExtension`,
  `${spaces.photoshop} ICCProfile`,
  `${spaces.photoshop} ColorMode`,
  `${spaces.photoshop} LegacyIPTCDigest`,
  `${spaces.photoshop} DocumentAncestors`,
  'http://purl.org/dc/elements/1.1/ format',
]);
const exif = `${adobe}exif/1.0/`;

/** Not develop settings (nor their snapshots), not facts of the file. Of EXIF a place and a time may have been put right by hand. */
function isOwn({ space, local }: Property): boolean {
  if (space.startsWith(`${adobe}camera-raw`) || ofTheFile.has(space)) return false;
  if (space === exif) return local.startsWith('GPS') || local === 'DateTimeOriginal';
  return !ofTheFileToo.has(`${space} ${local}`);
}

// A file without a packet gets one.
const empty = `<x:xmpmeta xmlns:x="${spaces.meta}"><rdf:RDF xmlns:rdf="${spaces.rdf}"/></x:xmpmeta>`;
// A long packet of a JPEG goes on in other segments, told by this.
const goesOn = 'HasExtendedXMP';

/**
 * The result's packet with the own properties of `sources`, of which the first that has one counts; null when it says all
 * of it already. Throws XmpError when one of them can't be read, or the result's is in pieces.
 */
export function withOwn(result: string | null, sources: readonly string[]): string | null {
  try {
    const doc = parseXmp(result ?? empty);
    if (result?.includes(goesOn)) throw new XmpError('is in pieces');
    const wanted = ownOf(sources.map(parseXmp));
    return carryMissing(doc, wanted) ? packet(withMeta(doc)) : null;
  } catch (error) {
    throw error instanceof XmpError ? error : new XmpError('can’t be merged', error);
  }
}

function ownOf(sources: readonly Document[]): readonly Property[] {
  const own = new Map<string, Property>();
  for (const property of sources.flatMap(descriptionsOf).flatMap(propertiesOf)) {
    const name = `${property.space} ${property.local}`;
    if (isOwn(property) && !own.has(name)) own.set(name, property);
  }
  return [...own.values()];
}

/** True when something was missing. */
function carryMissing(doc: Document, wanted: readonly Property[]): boolean {
  const main = mainDescription(doc);
  const theirs = descriptionsOf(doc);
  const there = theirs.flatMap(propertiesOf);
  const missing = wanted.filter(
    (property) => !there.some((each) => sameName(each, property) && saySame(each, property)),
  );
  const carrier = new Carrier(doc, main);
  for (const property of missing) {
    for (const description of theirs) removeProperty(description, property);
    carrier.carry(property);
  }
  return missing.length > 0;
}
