// The local corrections of a packet: nested structures, as Camera Raw keeps its AI masks.
import { createHash } from 'node:crypto';
import type { ToolName } from '../api/edit-order.ts';
import { attributes, type PacketOf, type Plain } from './packet.ts';

interface Correction {
  readonly name: string;
  /** Camera Raw's kind of AI mask: 1 subject, 2 sky, 3 people. */
  readonly subType: number;
  readonly local: Plain;
}

const corrections: Readonly<Partial<Record<ToolName, Correction>>> = {
  subject_mask: {
    name: 'Subject',
    subType: 1,
    local: { 'crs:LocalExposure2012': 0.125, 'crs:LocalShadows2012': 0.15, 'crs:LocalClarity2012': 0.05 },
  },
  sky_replacement: {
    name: 'Sky',
    subType: 2,
    local: { 'crs:LocalExposure2012': -0.1, 'crs:LocalDehaze': 0.12, 'crs:LocalSaturation': 0.1 },
  },
  smooth_skin: {
    name: 'Skin',
    subType: 3,
    local: { 'crs:LocalTexture': -0.3, 'crs:LocalClarity2012': -0.15 },
  },
  window_pull: {
    name: 'Windows',
    subType: 1,
    local: { 'crs:LocalExposure2012': -0.3, 'crs:LocalHighlights2012': -0.5 },
  },
};

/** The `crs:MaskGroupBasedCorrections` of a packet; nothing if no tool makes a mask. */
export function masksOf({ order, look, name }: PacketOf): string {
  const chosen = order.tools.flatMap((tool) => corrections[tool] ?? []);
  if (chosen.length === 0) return '';
  const list = chosen.map((correction) => groupOf(correction, `${name} ${look.exposure}`)).join('\n');
  return `   <crs:MaskGroupBasedCorrections>\n    <rdf:Seq>\n${list}\n    </rdf:Seq>\n   </crs:MaskGroupBasedCorrections>`;
}

function groupOf({ name, subType, local }: Correction, seed: string): string {
  const id = (of: string): string =>
    createHash('md5').update(`${seed} ${name} ${of}`).digest('hex').toUpperCase();
  const group: Plain = {
    'crs:What': 'Correction',
    'crs:CorrectionAmount': 1,
    'crs:CorrectionActive': 'true',
    'crs:CorrectionName': name,
    'crs:CorrectionSyncID': id('correction'),
    ...local,
  };
  const mask: Plain = {
    'crs:What': 'Mask/Image',
    'crs:MaskActive': 'true',
    'crs:MaskName': `${name} 1`,
    'crs:MaskBlendMode': 0,
    'crs:MaskInverted': 'false',
    'crs:MaskSyncID': id('mask'),
    'crs:MaskValue': 1,
    'crs:MaskVersion': 1,
    'crs:MaskSubType': subType,
    'crs:ReferencePoint': '0.500000 0.450000',
    'crs:MaskDigest': id('digest'),
  };
  return `     <rdf:li>
      <rdf:Description
${attributes(group, '       ')}>
       <crs:CorrectionMasks>
        <rdf:Seq>
         <rdf:li
${attributes(mask, '          ')}/>
        </rdf:Seq>
       </crs:CorrectionMasks>
      </rdf:Description>
     </rdf:li>`;
}
