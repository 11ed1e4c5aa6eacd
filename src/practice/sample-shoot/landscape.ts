// Draws what is behind the people of the sample shoot: sky, sun, hills, trees, a house, lights. SVG fragments.
import { blend, type Palette } from './palette.ts';
import type { Chance } from './random.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
}

const gradient = (id: string, top: string, low: string) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${low}"/></linearGradient>`;

const glow = (id: string, color: string, middle: number) =>
  `<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity="1"/><stop offset=".12" stop-color="${color}" stop-opacity="${middle}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`;

/** Sky with a low sun over rows of hills, down to a meadow. `horizon` is a share of the height. */
export function drawLand(frame: Frame, colors: Palette, chance: Chance, horizon: number): string {
  const { width, height } = frame;
  const line = height * horizon;
  const sunAt = width * chance.between(0.15, 0.85);
  const rows = [colors.far, blend(colors.far, colors.middle, 0.6), colors.middle, colors.near];
  const hills = rows.map((color, row) =>
    drawHill(frame, line - height * (0.1 - row * 0.045), height * (0.09 - row * 0.012), color, chance),
  );
  return `<defs>${gradient('sky', colors.skyTop, colors.skyLow)}${glow('sun', colors.sun, 0.75)}${gradient('meadow', colors.meadow, blend(colors.meadow, '#20241c', 0.35))}</defs>
<rect width="${width}" height="${line + 20}" fill="url(#sky)"/>
<circle cx="${sunAt}" cy="${line - height * 0.17}" r="${height * 0.42}" fill="url(#sun)"/>
${hills.join('')}
<rect y="${line + height * 0.04}" width="${width}" height="${height}" fill="url(#meadow)"/>
${drawTufts(frame, line + height * 0.05, colors, chance)}`;
}

function drawHill(frame: Frame, base: number, swing: number, color: string, chance: Chance): string {
  const steps = 6;
  let path = `M-50 ${frame.height} L-50 ${base}`;
  for (let step = 0; step <= steps; step++) {
    const x = ((step + 0.5) * frame.width) / steps;
    const y = base + chance.between(-swing, swing * 0.6);
    path += ` S${x - frame.width / steps / 2} ${y} ${x} ${y}`;
  }
  return `<path d="${path} L${frame.width + 50} ${frame.height} Z" fill="${color}"/>`;
}

function drawTufts(frame: Frame, top: number, colors: Palette, chance: Chance): string {
  let tufts = '';
  for (let at = 0; at < 60; at++) {
    const y = top + (frame.height - top) * chance.between(0, 1) ** 1.4;
    const size = 10 + ((y - top) / frame.height) * 110;
    const color = blend(colors.meadow, chance.pick(['#f2e7c4', '#39432d', '#d8c79a']), 0.35);
    tufts += `<ellipse cx="${chance.between(0, frame.width)}" cy="${y}" rx="${size * 1.7}" ry="${size * 0.16}" fill="${color}" opacity=".38"/>`;
  }
  return tufts;
}

/** A tree of soft round crowns standing on `y`. */
export function drawTree(x: number, y: number, size: number, colors: Palette, chance: Chance): string {
  const leaves = Array.from({ length: 9 }, () => {
    const color = blend(colors.near, chance.pick([colors.meadow, '#24301f', colors.middle]), 0.4);
    return `<ellipse cx="${x + chance.between(-0.3, 0.3) * size}" cy="${y - size * chance.between(0.42, 0.95)}" rx="${size * 0.26}" ry="${size * 0.22}" fill="${color}"/>`;
  });
  const trunk = blend(colors.near, '#2a1f18', 0.6);
  return `<path d="M${x - size * 0.03} ${y} L${x - size * 0.015} ${y - size * 0.6} h${size * 0.03} L${x + size * 0.035} ${y} Z" fill="${trunk}"/>${leaves.join('')}`;
}

/** A country house standing on `y`; its windows glow late in the day. */
export function drawHouse(x: number, y: number, size: number, colors: Palette): string {
  const shade = blend(colors.wall, '#3b3a44', 0.22);
  const wing = (left: number, wide: number, tall: number, wall: string) =>
    `<rect x="${left}" y="${y - tall}" width="${wide}" height="${tall}" fill="${wall}"/><path d="M${left - size * 0.03} ${y - tall} L${left + wide * 0.14} ${y - tall - size * 0.2} H${left + wide * 0.86} L${left + wide + size * 0.03} ${y - tall} Z" fill="${colors.roof}"/>`;
  const windows = (left: number, wide: number, top: number, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const at0 = left + (wide * (at + 0.5)) / count - size * 0.03;
      return `<rect x="${at0}" y="${top}" width="${size * 0.06}" height="${size * 0.1}" rx="2" fill="${colors.window}"/><rect x="${at0 + size * 0.028}" y="${top}" width="${size * 0.005}" height="${size * 0.1}" fill="${shade}"/>`;
    }).join('');
  return `<rect x="${x + size * 0.62}" y="${y - size * 0.66}" width="${size * 0.07}" height="${size * 0.3}" fill="${shade}"/>
${wing(x, size, size * 0.42, colors.wall)}${wing(x + size * 0.94, size * 0.5, size * 0.3, shade)}
${windows(x, size, y - size * 0.36, 5)}${windows(x, size * 0.42, y - size * 0.18, 2)}${windows(x + size * 0.58, size * 0.42, y - size * 0.18, 2)}${windows(x + size * 0.96, size * 0.46, y - size * 0.2, 3)}
<path d="M${x + size * 0.45} ${y} v-${size * 0.13} a${size * 0.05} ${size * 0.05} 0 0 1 ${size * 0.1} 0 v${size * 0.13} Z" fill="${colors.roof}"/>`;
}

/** Strings of lamps hung across the frame, as on a summer evening. */
export function drawLamps(frame: Frame, chance: Chance): string {
  const strings = [0.1, 0.2, 0.32].map((height) => {
    const sag = chance.between(0.08, 0.16);
    return Array.from({ length: 15 }, (_, at) => {
      const share = at / 14;
      const y = frame.height * (height + sag * 4 * share * (1 - share) - 0.06);
      return `<circle cx="${frame.width * share}" cy="${y}" r="${frame.height * 0.045}" fill="url(#lamp)"/>`;
    }).join('');
  });
  return `<defs>${glow('lamp', '#ffe2a6', 0.55)}</defs>${strings.join('')}`;
}

/** Round blurs of light far behind a sharp subject. */
export function drawBokeh(frame: Frame, color: string, chance: Chance): string {
  return Array.from({ length: 26 }, () => {
    const size = frame.height * chance.between(0.015, 0.055);
    return `<circle cx="${chance.between(0, frame.width)}" cy="${frame.height * chance.between(0.02, 0.6)}" r="${size}" fill="${color}" opacity="${chance.between(0.08, 0.4).toFixed(2)}"/>`;
  }).join('');
}
