// Colours of a wedding day from noon to dusk, for the drawings of the sample shoot.

export interface Palette {
  readonly skyTop: string;
  readonly skyLow: string;
  readonly sun: string;
  readonly far: string;
  readonly middle: string;
  readonly near: string;
  readonly meadow: string;
  readonly wall: string;
  readonly roof: string;
  readonly window: string;
}

const noon: Palette = {
  skyTop: '#6f9fc4',
  skyLow: '#e3ebea',
  sun: '#fffaf0',
  far: '#a3b8bd',
  middle: '#7f9783',
  near: '#5f7a5c',
  meadow: '#93a573',
  wall: '#e9e1d3',
  roof: '#8a5d4b',
  window: '#5d6f78',
};
const golden: Palette = {
  skyTop: '#8ba3ba',
  skyLow: '#f7d9ac',
  sun: '#fff3d1',
  far: '#c0aca0',
  middle: '#98906f',
  near: '#6d6c49',
  meadow: '#b7a164',
  wall: '#f0dcbf',
  roof: '#8c5a45',
  window: '#e8b872',
};
const dusk: Palette = {
  skyTop: '#26344f',
  skyLow: '#d99f8b',
  sun: '#ffdcb4',
  far: '#66637d',
  middle: '#47495f',
  near: '#2f3746',
  meadow: '#454a49',
  wall: '#7f7a85',
  roof: '#453c49',
  window: '#ffcf87',
};

/** The colours at a time of the day: 0 is noon, 1 is dusk. */
export function paletteAt(time: number): Palette {
  const [from, to, share] = time < 0.6 ? [noon, golden, time / 0.6] : [golden, dusk, (time - 0.6) / 0.4];
  const keys = Object.keys(noon) as (keyof Palette)[];
  return Object.fromEntries(keys.map((key) => [key, blend(from[key], to[key], share)])) as Record<
    keyof Palette,
    string
  >;
}

/** A colour between two of the form `#rrggbb`. */
export function blend(from: string, to: string, share: number): string {
  const part = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
