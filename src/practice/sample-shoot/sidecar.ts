// Writes sidecars as a photographer's other programs leave them: ratings, labels, keywords, captions, earlier develop
// settings, and properties of namespaces that nobody knows. Called by make.ts.

/** The XMP of the `index`-th sidecar: each third one holds invented namespaces, each second one keywords. */
export function writeSidecar(index: number, original: string): string {
  const rating = index % 7 === 6 ? -1 : 1 + (index % 5);
  const labels = ['Red', 'Yellow', 'Green', 'Blue', 'Purple'];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
    xmp:Rating="${rating}"
    xmp:Label="${labels[index % labels.length]}"
    photoshop:City="Millbrook"
    crs:Version="15.0"
    crs:ProcessVersion="11.0"
    crs:Exposure2012="-0.35"
    crs:HasSettings="True"
    crs:RawFileName="${escapeXml(original)}">
${index % 2 === 0 ? keywords : ''}${index % 3 === 0 ? invented(index) : ''}  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const keywords = `   <dc:subject><rdf:Bag><rdf:li>wedding</rdf:li><rdf:li>Millbrook House</rdf:li><rdf:li>été</rdf:li></rdf:Bag></dc:subject>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Anna &amp; Tom, garden</rdf:li></rdf:Alt></dc:description>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Millbrook Photography</rdf:li></rdf:Alt></dc:rights>
`;

const invented = (
  index: number,
) => `   <album:page xmlns:album="http://example.org/album/1.0/">${index + 1}</album:page>
   <album:spread xmlns:album="http://example.org/album/1.0/" rdf:parseType="Resource">
    <album:side>left</album:side>
    <album:crops><rdf:Seq><rdf:li rdf:parseType="Resource"><album:ratio>4x5</album:ratio></rdf:li><rdf:li rdf:parseType="Resource"><album:ratio>1x1</album:ratio></rdf:li></rdf:Seq></album:crops>
   </album:spread>
   <proof:choice xmlns:proof="http://example.org/client-proofs/" proof:by="client">yes</proof:choice>
`;
