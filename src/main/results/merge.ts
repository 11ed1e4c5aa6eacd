// Imagen's sidecar and the photographer's made one: develop settings wholly from Imagen, everything else from the old.
// Called by compose.ts. Pure text in, text out.
import type { Document, Element } from '@xmldom/xmldom';
import { Carrier } from './carry.ts';
import {
  descriptionsOf,
  elementsIn,
  type PropertyName,
  propertiesOf,
  removeProperty,
  sameName,
  spaces,
} from './rdf.ts';
import { packet, parseXmp, serializeXmp, XmpError } from './xmp-text.ts';

// These two say which photo the sidecar belongs to. Imagen knows the name it was sent, which may not be the photo's.
const rawFileName: PropertyName = { space: spaces.crs, local: 'RawFileName' };
const sidecarFor: PropertyName = { space: spaces.photoshop, local: 'SidecarForExtension' };
// When the packet was last written: by the old date Lightroom would take the new edit for the one it has.
const metadataDate: PropertyName = { space: spaces.xmp, local: 'MetadataDate' };

/**
 * Imagen's packet with the old sidecar's properties. No `crs:` property is an old one: masks and crops of two edits must
 * not mix. Every other old property comes along, in its own form, and wins over Imagen's; only `xmp:MetadataDate`
 * stays Imagen's. `original` is the RAW's file name. Throws XmpError when either can't be read.
 */
export const mergeSidecar = (imagen: string, existing: string, original: string): string =>
  compose(imagen, existing, original);

/** Imagen's packet, naming the photo it now lies beside. Throws XmpError when it can't be read. */
export const stampSidecar = (imagen: string, original: string): string => compose(imagen, null, original);

function compose(imagen: string, existing: string | null, original: string): string {
  try {
    const doc = parseXmp(imagen);
    const main = mainDescription(doc);
    const carrier = new Carrier(doc, main);
    if (existing !== null) carryOver(parseXmp(existing), doc, carrier);
    stamp(doc, carrier, original);
    return packet(withMeta(doc));
  } catch (error) {
    // Nested a hundred thousand deep, or names no document can hold.
    throw error instanceof XmpError ? error : new XmpError('can’t be merged', error);
  }
}

/** The description that new properties go to; made when there is none. Throws XmpError. */
export function mainDescription(doc: Document): Element {
  const [first] = descriptionsOf(doc);
  if (first !== undefined) return first;
  const [rdf] = [...doc.getElementsByTagNameNS(spaces.rdf, 'RDF')];
  if (rdf === undefined) throw new XmpError('has no rdf:RDF');
  const made = doc.createElementNS(spaces.rdf, `${rdf.prefix ?? 'rdf'}:Description`);
  made.setAttributeNS(spaces.rdf, `${rdf.prefix ?? 'rdf'}:about`, '');
  rdf.appendChild(made);
  return made;
}

function carryOver(old: Document, doc: Document, carrier: Carrier): void {
  const theirs = descriptionsOf(doc);
  const datedByImagen = theirs.some((each) => propertiesOf(each).some((p) => sameName(p, metadataDate)));
  const carried = new Set<string>();
  for (const property of descriptionsOf(old).flatMap(propertiesOf)) {
    if (property.space === spaces.crs || sameName(property, sidecarFor)) continue;
    if (datedByImagen && sameName(property, metadataDate)) continue;
    // Once as an attribute and once as an element: the first counts, for a property has one value.
    const key = `${property.space} ${property.local}`;
    if (carried.has(key)) continue;
    carried.add(key);
    for (const description of theirs) removeProperty(description, property);
    carrier.carry(property);
  }
}

function stamp(doc: Document, carrier: Carrier, original: string): void {
  for (const description of descriptionsOf(doc))
    for (const name of [rawFileName, sidecarFor]) removeProperty(description, name);
  const dot = original.lastIndexOf('.');
  carrier.set(spaces.crs, 'crs', rawFileName.local, original);
  if (dot > 0) carrier.set(spaces.photoshop, 'photoshop', sidecarFor.local, original.slice(dot + 1));
}

/** The document as XML, in the element that XMP readers look for. Throws XmpError. */
export function withMeta(doc: Document): string {
  const [root] = elementsIn(doc);
  if (root === undefined) throw new XmpError('is empty');
  const xml = serializeXmp(root);
  return root.namespaceURI === spaces.rdf
    ? `<x:xmpmeta xmlns:x="${spaces.meta}">\n${xml}\n</x:xmpmeta>`
    : xml;
}
