// Carries properties into another document's description. Nodes are built anew there, so that every prefix means what it
// meant, whatever the two documents call their namespaces. Under merge.ts.
import type { Attr, Document, Element, Node } from '@xmldom/xmldom';
import { elementsIn, isNamespace, type Property, spaces } from './rdf.ts';

export class Carrier {
  readonly #doc: Document;
  readonly #into: Element;
  /** What each prefix stands for anywhere in the document; a prefix means one namespace in all of it. */
  readonly #meanings = new Map<string, Set<string>>();
  readonly #prefixes = new Map<string, string>([[spaces.xml, 'xml']]);

  constructor(doc: Document, into: Element) {
    this.#doc = doc;
    this.#into = into;
    collectPrefixes(doc, this.#meanings);
  }

  /** Adds a property as it is: an attribute stays one. The description must not have it yet. */
  carry({ node }: Property): void {
    if (node.nodeType === node.ATTRIBUTE_NODE) this.#attribute(this.#into, node as Attr);
    else this.#into.appendChild(this.#element(node as Element));
  }

  /** Sets a simple property. */
  set(space: string, prefix: string, local: string, value: string): void {
    this.#into.setAttributeNS(space, `${this.#prefix(space, prefix)}:${local}`, value);
  }

  #element(from: Element): Element {
    const { namespaceURI: space, prefix } = from;
    const local = from.localName ?? from.nodeName;
    const made = this.#doc.createElementNS(
      space || null,
      space ? `${this.#prefix(space, prefix)}:${local}` : local,
    );
    for (const attr of from.attributes) if (!isNamespace(attr)) this.#attribute(made, attr);
    for (const child of from.childNodes) this.#child(made, child);
    return made;
  }

  #child(into: Element, child: Node): void {
    if (child.nodeType === child.ELEMENT_NODE) into.appendChild(this.#element(child as Element));
    else if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE)
      into.appendChild(this.#doc.createTextNode(child.nodeValue ?? ''));
  }

  #attribute(into: Element, { namespaceURI: space, prefix, localName, name, value }: Attr): void {
    if (!space) into.setAttribute(name, value);
    else into.setAttributeNS(space, `${this.#prefix(space, prefix)}:${localName ?? name}`, value);
  }

  /** The prefix of a namespace in this document: the one it has, else the wanted one, else a free one. */
  #prefix(space: string, wanted: string | null): string {
    const known = this.#prefixes.get(space);
    if (known !== undefined) return known;
    const there = [...this.#meanings.keys()].find((each) => this.#into.lookupNamespaceURI(each) === space);
    const prefix = there ?? this.#free(space, wanted || 'ns');
    if (there === undefined) this.#into.setAttributeNS(spaces.xmlns, `xmlns:${prefix}`, space);
    this.#meanings.set(prefix, (this.#meanings.get(prefix) ?? new Set()).add(space));
    this.#prefixes.set(space, prefix);
    return prefix;
  }

  #free(space: string, wanted: string): string {
    for (let n = 1; ; n++) {
      const prefix = n === 1 ? wanted : `${wanted}${n}`;
      const meanings = this.#meanings.get(prefix);
      if (meanings === undefined || (meanings.size === 1 && meanings.has(space))) return prefix;
    }
  }
}

function collectPrefixes(node: Node, into: Map<string, Set<string>>): void {
  for (const element of elementsIn(node)) {
    for (const attr of element.attributes)
      if (attr.prefix === 'xmlns') {
        const prefix = attr.localName ?? '';
        into.set(prefix, (into.get(prefix) ?? new Set()).add(attr.value));
      }
    collectPrefixes(element, into);
  }
}
