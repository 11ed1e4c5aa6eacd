import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { ExifTool } from 'exiftool-vendored';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeSidecar, stampSidecar } from './merge.ts';
import { readXmp, XmpError } from './xmp-text.ts';

// exiftool is the judge: another program's reading of what was merged, property by property.
const judge = new ExifTool({ maxProcs: 1 });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roundtrip-merge-'));
});
afterAll(async () => {
  await judge.end();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
async function read(xmp: string): Promise<Record<string, unknown>> {
  const file = join(folder, `${files++}.xmp`);
  await writeFile(file, xmp);
  const tags = await judge.readRaw(file, {
    readArgs: ['-struct', '-G1', '-XMP:all', '-api', 'LargeFileSupport'],
  });
  const xmpTags = Object.entries(tags).filter(
    ([name]) => name.startsWith('XMP-') && name !== 'XMP-x:XMPToolkit',
  );
  expect(tags).not.toHaveProperty('ExifTool:Error');
  expect(tags).not.toHaveProperty('ExifTool:Warning');
  return Object.fromEntries(xmpTags);
}

const without = (tags: Record<string, unknown>, ...unwanted: RegExp[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tags).filter(([name]) => !unwanted.some((each) => each.test(name))));

const rdf = (inner: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inner}</rdf:RDF></x:xmpmeta>`;
const crsSpace = 'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"';

const imagen = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
${rdf(`
 <rdf:Description rdf:about="" ${crsSpace} xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:tool="http://imagen.example/tool/"
   xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
   crs:Version="16.1" crs:Exposure2012="+0.85" crs:HasSettings="True" crs:FutureSlider="7" crs:RawFileName="up-2.CR2"
   photoshop:SidecarForExtension="RAW" xmp:MetadataDate="2026-05-05T05:05:05" xmp:Rating="0" tool:Model="m3">
  <crs:ToneCurvePV2012><rdf:Seq><rdf:li>0, 0</rdf:li><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurvePV2012>
  <crs:MaskGroupBasedCorrections><rdf:Seq><rdf:li><rdf:Description crs:What="Correction" crs:NewMaskField="x9">
    <crs:CorrectionMasks><rdf:Seq><rdf:li crs:What="Mask/Image" crs:MaskSubType="1"/></rdf:Seq></crs:CorrectionMasks>
  </rdf:Description></rdf:li></rdf:Seq></crs:MaskGroupBasedCorrections>
  <tool:Trace rdf:parseType="Resource"><tool:Step>3</tool:Step></tool:Trace>
 </rdf:Description>`)}
<?xpacket end="w"?>`;

const lightroom = rdf(`
 <!-- written by a catalogue -->
 <rdf:Description rdf:about="" ${crsSpace} xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
   xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
   xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
   xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
   xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
   xmp:Rating="4" xmp:Label="Red" xmp:MetadataDate="2020-01-01T01:01:01" xmp:CreatorTool="A catalogue"
   photoshop:City="Köln" photoshop:SidecarForExtension="CR2" xmpRights:Marked="True" aux:LensID="61"
   crs:Exposure2012="-2.00" crs:Clarity2012="+40" crs:RawFileName="IMG_1.CR2" xmpMM:DocumentID="xmp.did:1">
  <dc:subject><rdf:Bag><rdf:li>bride</rdf:li><rdf:li>groom &amp; dog</rdf:li></rdf:Bag></dc:subject>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">First
line</rdf:li><rdf:li xml:lang="de-DE">Zeile 😀</rdf:li></rdf:Alt></dc:description>
  <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© A. Photographer</rdf:li></rdf:Alt></dc:rights>
  <lr:hierarchicalSubject><rdf:Bag><rdf:li>People|Bride</rdf:li></rdf:Bag></lr:hierarchicalSubject>
  <Iptc4xmpCore:CreatorContactInfo Iptc4xmpCore:CiEmailWork="a@example.org" Iptc4xmpCore:CiAdrCity="Bonn"/>
  <xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" stEvt:changed="/metadata"/></rdf:Seq></xmpMM:History>
  <crs:PaintBasedCorrections><rdf:Seq><rdf:li crs:What="Correction"/></rdf:Seq></crs:PaintBasedCorrections>
 </rdf:Description>`);

const photoMechanic = `\uFEFF<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?>
${rdf(`
 <rdf:Description rdf:about="" xmlns:photomechanic="http://ns.camerabits.com/photomechanic/1.0/">
  <photomechanic:ColorClass>2</photomechanic:ColorClass><photomechanic:Tagged>True</photomechanic:Tagged>
  <photomechanic:Prefs>1:2:3:004095</photomechanic:Prefs>
 </rdf:Description>
 <rdf:Description rdf:about="" xmlns:xap="http://ns.adobe.com/xap/1.0/"><xap:Rating>5</xap:Rating></rdf:Description>
 <rdf:Description rdf:about="" xmlns:tool="http://other.example/tool/" xmlns:q="http://other.example/deep/" tool:Model="theirs">
  <tool:Nested rdf:parseType="Resource"><q:A>1</q:A><q:B><rdf:Bag><rdf:li rdf:parseType="Resource"><q:C>2</q:C></rdf:li></rdf:Bag></q:B></tool:Nested>
  <tool:Link rdf:resource="http://example.org/x?a=1&amp;b=2"/>
 </rdf:Description>`)}
<?xpacket end='w'?>
${' '.repeat(2000)}\0\0`;

// What is set by us or kept from Imagen's packet.
const set = [/^XMP-crs:/, /:SidecarForExtension$/, /:MetadataDate$/];

describe('mergeSidecar', () => {
  it('keeps all that Lightroom knew but its develop settings', async () => {
    const merged = await read(mergeSidecar(imagen, lightroom, 'IMG_1.CR2'));
    const [old, fresh] = [await read(lightroom), await read(imagen)];
    expect(merged).toMatchObject(without(old, ...set));
    expect(Object.keys(without(merged, ...set)).sort()).toEqual(
      Object.keys(without({ ...old, ...fresh }, ...set)).sort(),
    );
    const develop = (tags: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(tags).filter(([name]) => /^XMP-crs:(?!RawFileName)/.test(name)));
    expect(develop(merged)).toEqual(develop(fresh));
    expect(merged).toMatchObject({
      'XMP-crs:RawFileName': 'IMG_1.CR2',
      'XMP-photoshop:SidecarForExtension': 'CR2',
      'XMP-xmp:MetadataDate': '2026:05:05 05:05:05',
      'XMP-xmp:Rating': 4,
    });
  });

  it('keeps all that Photo Mechanic knew, and a prefix that both use for different things', async () => {
    const text = mergeSidecar(imagen, photoMechanic, 'IMG_1.CR2');
    const merged = await read(text);
    expect(merged).toMatchObject(without(await read(photoMechanic), /^XMP-tool:/));
    expect(merged).toMatchObject({ 'XMP-tool:Model': 'm3', 'XMP-tool2:Model': 'theirs' });
    expect(merged['XMP-tool2:Nested']).toEqual({ A: 1, B: [{ C: 2 }] });
    expect(merged['XMP-tool:Trace']).toEqual({ Step: 3 });
    expect(merged['XMP-tool2:Link']).toBe('http://example.org/x?a=1&b=2');
    expect(text).toMatch(/^<\?xpacket begin="\uFEFF" [\s\S]*<\?xpacket end="w"\?>\n$/);
  });

  it('keeps what exiftool does not know, on both sides', () => {
    const text = mergeSidecar(imagen, photoMechanic, 'IMG_1.CR2');
    for (const part of ['FutureSlider="7"', 'NewMaskField="x9"', 'Mask/Image', '1:2:3:004095'])
      expect(text).toContain(part);
  });

  it('has each property once, whichever form it had', () => {
    const old = rdf(
      '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:Rating>3</xmp:Rating></rdf:Description>',
    );
    const text = mergeSidecar(imagen, old, 'a.NEF');
    expect(text.match(/Rating/g)).toHaveLength(2);
    expect(text).toContain('<xmp:Rating>3</xmp:Rating>');
    const twice = rdf(
      '<rdf:Description rdf:about="" xmlns:a="urn:a" a:b="1"><a:b>2</a:b></rdf:Description><rdf:Description rdf:about="" xmlns:z="urn:a" z:b="3"/>',
    );
    expect(mergeSidecar(imagen, twice, 'a.NEF').match(/a:b.{4}/g)).toEqual(['a:b="1"']);
  });

  it('is the same when the old sidecar is merged in twice', async () => {
    const once = mergeSidecar(imagen, lightroom, 'IMG_1.CR2');
    expect(await read(mergeSidecar(imagen, once, 'IMG_1.CR2'))).toEqual(await read(once));
  });

  it('keeps line ends, white space and odd characters of a caption', () => {
    const caption = 'a&#13;\nb\u0085c\u2028d\te\uFFFD &lt;&amp; ]]&gt; “f”';
    const old = rdf(
      `<rdf:Description xmlns:t="urn:t" t:attr="1&#10;2&#9;3&#13;4"><t:x>${caption}</t:x></rdf:Description>`,
    );
    const again = mergeSidecar(imagen, mergeSidecar(imagen, old, 'a.NEF'), 'a.NEF');
    expect(again).toContain('a&#13;\nb\u0085c\u2028d\te\uFFFD &lt;&amp; ]]&gt; “f”');
    expect(again).toContain('attr="1&#10;2&#9;3&#13;4"');
  });

  it('keeps qualifiers, and namespaces that were the default or bound twice', () => {
    const old =
      rdf(`<rdf:Description><p:v xmlns:p="urn:1" xml:lang="fr">un</p:v><p:v xmlns:p="urn:2">deux</p:v>
      <d xmlns="urn:3"><e/></d><p:q xmlns:p="urn:1" rdf:parseType="Resource"><rdf:value>x</rdf:value><p:role>y</p:role></p:q></rdf:Description>`);
    const text = mergeSidecar(imagen, old, 'a.NEF');
    expect(text).toContain('<p:v xml:lang="fr">un</p:v>');
    expect(text).toContain('<p2:v>deux</p2:v>');
    expect(text).toMatch(/<ns:d><ns:e\s*\/><\/ns:d>/);
    expect(text).toContain('<rdf:value>x</rdf:value><p:role>y</p:role>');
    for (const declared of ['xmlns:p="urn:1"', 'xmlns:p2="urn:2"', 'xmlns:ns="urn:3"'])
      expect(text).toContain(declared);
  });

  const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${rdf('<rdf:Description rdf:about=""/>')}`;
  const deep = rdf(`<rdf:Description>${'<a>'.repeat(30_000)}${'</a>'.repeat(30_000)}</rdf:Description>`);
  it.each([
    ['empty', ''],
    ['cut off', lightroom.slice(0, 900)],
    ['not XML', 'Rating: 5'],
    ['no RDF', '<x/>'],
    ['no quotes', rdf('<rdf:Description about=x>\uFFFD</rdf:Description>')],
    ['entities', bomb],
    ['an entity in use', bomb.replace('about=""/>', 'about="">&b;</rdf:Description>')],
    ['too deep', deep],
    ['an unbound prefix', rdf('<rdf:Description rdf:about="" xmp:Rating="1"/>')],
    ['what XML can’t hold', rdf('<rdf:Description xmlns:t="urn:t" t:x="&#1;"/>')],
  ])('refuses an old sidecar that is damaged: %s', (_, old) => {
    expect(() => mergeSidecar(imagen, old, 'IMG_1.CR2')).toThrow(XmpError);
  });
});

describe('stampSidecar', () => {
  it('names the original and changes nothing else', async () => {
    const own = [/RawFileName/, /SidecarFor/];
    const stamped = await read(stampSidecar(imagen, 'Ünï "&<.NEF'));
    expect(without(stamped, ...own)).toEqual(without(await read(imagen), ...own));
    expect(stamped).toMatchObject({
      'XMP-crs:RawFileName': 'Ünï "&<.NEF',
      'XMP-photoshop:SidecarForExtension': 'NEF',
    });
  });

  it('works on a bare rdf:RDF, also an empty one', () => {
    const bare = '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>';
    expect(stampSidecar(bare, 'a.cr3')).toMatch(/<x:xmpmeta [\s\S]*RawFileName="a.cr3"/);
  });
});

describe('readXmp', () => {
  const text = rdf('<rdf:Description rdf:about="" xmlns:t="urn:t" t:x="Köln 😀"/>');
  const utf16 = Buffer.from(text, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', utf16],
    ['UTF-16 BE without a mark', Buffer.from(utf16).swap16()],
  ])('reads %s', (_, bytes) => expect(readXmp(bytes)).toBe(text));

  it('reads what an XML declaration names, and refuses what is nothing', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>', 'latin1');
    expect(readXmp(latin)).toContain('<a>ü</a>');
    expect(() => readXmp(Buffer.from([0x3c, 0xfc, 0x3e]))).toThrow(XmpError);
  });
});

describe('any two sidecars', () => {
  // Names of invented properties in three namespaces, in any form, on either side.
  const value = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((each) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(each));
  const property = fc.record({
    space: fc.constantFrom('urn:one', 'urn:two', 'http://ns.adobe.com/camera-raw-settings/1.0/'),
    local: fc.constantFrom('A', 'B', 'C', 'Rating'),
    prefix: fc.constantFrom('p', 'q', 'crs', 'xmp'),
    form: fc.constantFrom('attribute', 'element', 'bag', 'struct'),
    value,
  });
  type Property = typeof property extends fc.Arbitrary<infer T> ? T : never;
  const properties = fc.uniqueArray(property, {
    selector: ({ space, local }) => space + local,
    maxLength: 8,
  });
  const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => `&#${each.codePointAt(0)};`);
  const write = (all: readonly Property[]): string =>
    rdf(
      all
        .map(({ space, local, prefix, form, value }) => {
          const [name, text] = [`${prefix}:${local}`, escaped(value)];
          const open = `<rdf:Description rdf:about="" xmlns:${prefix}="${space}"`;
          if (form === 'attribute') return `${open} ${name}="${text}"/>`;
          const bag = `<rdf:Bag><rdf:li>${text}</rdf:li></rdf:Bag>`;
          const inner = { element: text, bag, struct: `<${prefix}:in>${text}</${prefix}:in>` }[form];
          return `${open}><${name}${form === 'struct' ? ' rdf:parseType="Resource"' : ''}>${inner}</${name}></rdf:Description>`;
        })
        .join('') || '<rdf:Description rdf:about=""/>',
    );
  /** Every property with its value, read by a few lines of our own: name → text content. */
  const say = ({ space, local, value }: Property): string => `{${space}}${local}=${value}`;

  it('end with Imagen’s develop settings and every old property besides', () => {
    const list = (xmp: string): string[] => {
      const parsed = new DOMParser({ normalizeLineEndings: (text) => text }).parseFromString(xmp, 'text/xml');
      return [...parsed.getElementsByTagName('rdf:Description')].flatMap((each) => [
        ...[...each.attributes]
          .filter((attr) => !/^(xmlns|rdf:)/.test(attr.name))
          .map((attr) => `{${attr.namespaceURI}}${attr.localName}=${attr.value}`),
        ...[...each.childNodes]
          .filter((node) => node.nodeType === 1)
          .map((node) => `{${node.namespaceURI}}${node.localName}=${node.textContent}`),
      ]);
    };
    const isCrs = (each: Property): boolean => each.space.includes('camera-raw');
    fc.assert(
      fc.property(properties, properties, (fresh, old) => {
        const kept = old.filter((each) => !isCrs(each));
        const names = new Set(kept.map(({ space, local }) => space + local));
        const expected = [...fresh.filter(({ space, local }) => !names.has(space + local)), ...kept].map(say);
        const got = list(mergeSidecar(write(fresh), write(old), 'a.NEF'));
        expect(got.filter((each) => !/RawFileName|SidecarFor/.test(each)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 300 },
    );
  });
});
