// Do two properties say the same, however they are written? A value as an attribute or as an element, a structure in any
// of RDF's three ways, under any prefix. Called by own-properties.ts.
import type { Attr, Element } from '@xmldom/xmldom';
import { elementsIn, isNamespace, type Property, spaces } from './rdf.ts';

export const saySame = (a: Property, b: Property): boolean => meaningOf(a.node) === meaningOf(b.node);

function meaningOf(node: Attr | Element): string {
  if (node.nodeType === node.ATTRIBUTE_NODE) return JSON.stringify((node as Attr).value);
  const element = node as Element;
  const marks = markedBy(element);
  const children = elementsIn(element);
  if (children.length === 0 && marks.length === 0) return JSON.stringify(element.textContent ?? '');
  const [only] = children;
  // <p><rdf:Description>…</></p> is <p rdf:parseType="Resource">…</p>.
  if (only !== undefined && children.length === 1 && isRdf(only, 'Description') && marks.length === 0)
    return meaningOf(only);
  const parts = children.map((child) => `${nameOf(child)}=${meaningOf(child)}`);
  // The order of a list counts, that of a structure's fields doesn't.
  const inside = isList(element) ? parts : [...marks, ...parts].sort();
  return `{${inside.join(',')}}${isList(element) ? marks.join() : ''}${children.length === 0 ? (element.textContent ?? '') : ''}`;
}

/** Attributes that say something: fields of a structure, languages, qualifiers. */
const markedBy = (element: Element): readonly string[] =>
  [...element.attributes]
    .filter((attr) => !isNamespace(attr) && attr.name !== 'rdf:parseType' && attr.localName !== 'parseType')
    .map((attr) => `${nameOf(attr)}=${JSON.stringify(attr.value)}`)
    .sort();

const nameOf = (node: Attr | Element): string =>
  `${node.namespaceURI ?? ''} ${node.localName ?? node.nodeName}`;
const isRdf = (element: Element, local: string): boolean =>
  element.namespaceURI === spaces.rdf && element.localName === local;
const isList = (element: Element): boolean =>
  element.namespaceURI === spaces.rdf && ['Bag', 'Seq', 'Alt'].includes(element.localName ?? '');
