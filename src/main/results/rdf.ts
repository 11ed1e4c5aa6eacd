// The properties of an XMP document, however they are written: as attributes or elements, over one rdf:Description or
// many. Under merge.ts. Knows RDF and namespaces, not which property means what.
import type { Attr, Document, Element, Node } from '@xmldom/xmldom';
import { XmpError } from './xmp-text.ts';

export const spaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  meta: 'adobe:ns:meta/',
  crs: 'http://ns.adobe.com/camera-raw-settings/1.0/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
} as const;

export interface PropertyName {
  readonly space: string;
  readonly local: string;
}
export interface Property extends PropertyName {
  readonly node: Attr | Element;
}

export const sameName = (a: PropertyName, b: PropertyName): boolean =>
  a.space === b.space && a.local === b.local;

const isElement = (node: Node | null): node is Element => node?.nodeType === 1;

/** The child elements of a node. */
export const elementsIn = (node: Node): readonly Element[] => [...node.childNodes].filter(isElement);

/** Every element that describes the photo: the children of rdf:RDF. Throws XmpError when there is no rdf:RDF. */
export function descriptionsOf(doc: Document): readonly Element[] {
  const roots = [...doc.getElementsByTagNameNS(spaces.rdf, 'RDF')];
  if (roots.length === 0) throw new XmpError('has no rdf:RDF');
  return roots.flatMap(elementsIn);
}

// Attributes by which RDF names a node instead of saying something about it. The bare ones are RDF of before 2004.
const naming = new Set(['about', 'ID', 'nodeID', 'aboutEach', 'bagID', 'parseType', 'resource', 'datatype']);

export const isNamespace = (attr: Attr): boolean =>
  attr.namespaceURI === spaces.xmlns || attr.name === 'xmlns' || attr.prefix === 'xmlns';

function isProperty(attr: Attr): boolean {
  if (isNamespace(attr) || attr.namespaceURI === spaces.xml) return false;
  const bare = !attr.namespaceURI || attr.namespaceURI === spaces.rdf;
  return !(bare && naming.has(attr.localName ?? attr.name));
}

const named = (node: Attr | Element): Property => ({
  space: node.namespaceURI ?? '',
  local: node.localName ?? node.nodeName,
  node,
});

/** All properties of one description, in the order they stand. */
export const propertiesOf = (description: Element): readonly Property[] => [
  ...[...description.attributes].filter(isProperty).map(named),
  ...elementsIn(description).map(named),
];

/** Takes a property out of a description, in whichever form it is there. */
export function removeProperty(description: Element, name: PropertyName): void {
  for (const property of propertiesOf(description)) {
    if (!sameName(property, name)) continue;
    if (isElement(property.node)) description.removeChild(property.node);
    else description.removeAttributeNode(property.node);
  }
}
