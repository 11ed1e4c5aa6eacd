// Draws the people of the sample shoot: a couple and their guests, from the waist up or whole. SVG fragments.
import { blend } from './palette.ts';
import type { Chance } from './random.ts';

export interface Person {
  readonly skin: string;
  readonly hair: string;
  readonly style: 'long' | 'bun' | 'short' | 'bob';
  readonly wears: 'gown' | 'dress' | 'suit';
  readonly color: string;
}

export const bride: Person = {
  skin: '#e9bfa2',
  hair: '#5a3a29',
  style: 'bun',
  wears: 'gown',
  color: '#f6f1e8',
};
export const groom: Person = {
  skin: '#c98f6b',
  hair: '#2c211d',
  style: 'short',
  wears: 'suit',
  color: '#2f3a4d',
};

/** Somebody among the guests. */
export function inviteGuest(chance: Chance): Person {
  const style = chance.pick<Person['style']>(['long', 'bun', 'short', 'bob', 'short']);
  const wears = style === 'short' ? 'suit' : 'dress';
  const suits = ['#39424f', '#4b4038', '#56606b', '#2b2f38'] as const;
  const dresses = ['#a65f5c', '#c9a27c', '#6f8577', '#8a7596', '#b7868b', '#5f7f94'] as const;
  return {
    skin: chance.pick(['#f0cdb4', '#e2b08d', '#c68d66', '#8d5b3e', '#6b4330', '#d9a37f']),
    hair: chance.pick(['#2a1d17', '#4d3324', '#7b5636', '#b48a55', '#8c8680', '#1b1818']),
    style,
    wears,
    color: wears === 'suit' ? chance.pick(suits) : chance.pick(dresses),
  };
}

export interface Pose {
  /** Middle of the head. */
  readonly x: number;
  readonly y: number;
  /** Half of the head's height. */
  readonly size: number;
  /** Degrees the head leans to the right. */
  readonly lean: number;
  /** Colour and strength of the day's light on everything. */
  readonly light: { readonly color: string; readonly share: number };
}

/** One person, facing us, drawn in units of half a head and then moved and scaled into place. */
export function drawPerson(person: Person, pose: Pose): string {
  const lit = (color: string) => blend(color, pose.light.color, pose.light.share);
  const look: Look = {
    skin: lit(person.skin),
    shade: lit(blend(person.skin, '#4a2418', 0.28)),
    hair: lit(person.hair),
    cloth: lit(person.color),
    fold: lit(blend(person.color, '#1d1a22', 0.25)),
    shirt: lit('#f3efe9'),
  };
  return `<g transform="translate(${pose.x.toFixed(1)} ${pose.y.toFixed(1)}) scale(${(pose.size / 100).toFixed(3)})">
${drawBody(person, look)}<g transform="rotate(${pose.lean.toFixed(1)} 0 90)">${drawHead(person, look)}</g></g>`;
}

interface Look {
  readonly skin: string;
  readonly shade: string;
  readonly hair: string;
  readonly cloth: string;
  readonly fold: string;
  readonly shirt: string;
}

function drawBody(person: Person, look: Look): string {
  const neck = `<path d="M-34 50 L-34 120 Q0 165 34 120 L34 50 Z" fill="${look.shade}"/>`;
  if (person.wears === 'suit')
    return `<path d="M-60 122 Q-190 140 -205 250 L-235 640 L-150 660 L-140 1150 L140 1150 L150 660 L235 640 L205 250 Q190 140 60 122 Z" fill="${look.cloth}"/>
<path d="M-48 112 L0 300 L48 112 Z" fill="${look.shirt}"/>${neck}<path d="M-62 116 L-95 200 L-8 345 L0 300 Z M62 116 L95 200 L8 345 L0 300 Z" fill="${look.fold}"/>
<path d="M-26 160 L0 172 L26 160 L26 192 L0 178 L-26 192 Z" fill="${look.fold}"/><path d="M-205 260 L-150 640 M205 260 L150 640" stroke="${look.fold}" stroke-width="5" fill="none"/>`;
  const wide = person.wears === 'gown' ? 420 : 230;
  const arms = `<path d="M-120 150 Q-172 160 -178 240 L-196 480 Q-180 548 -150 492 L-118 300 Z M120 150 Q172 160 178 240 L196 480 Q180 548 150 492 L118 300 Z" fill="${look.skin}"/>`;
  return `${arms}<path d="M-34 108 Q-150 132 -150 190 L-120 250 L120 250 L150 190 Q150 132 34 108 Z" fill="${look.skin}"/>${neck}
<path d="M-118 212 Q-60 190 0 226 Q60 190 118 212 L104 400 Q${wide * 0.6} 700 ${wide} 1200 L-${wide} 1200 Q-${wide * 0.6} 700 -104 400 Z" fill="${look.cloth}"/>
<path d="M-60 430 Q-90 800 -${wide * 0.5} 1200 M20 430 Q40 800 30 1200 M70 430 Q130 800 ${wide * 0.6} 1200" stroke="${look.fold}" stroke-opacity=".35" stroke-width="7" fill="none"/><path d="M-106 392 Q0 420 106 392 L105 408 Q0 436 -105 408 Z" fill="${look.fold}" opacity=".6"/>`;
}

const backHair: Readonly<Record<Person['style'], string>> = {
  long: 'M0 -112 C-120 -112 -112 20 -118 120 Q-120 210 -66 226 L66 226 Q120 210 118 120 C112 20 120 -112 0 -112 Z',
  bob: 'M0 -112 C-112 -112 -108 10 -108 80 Q-80 104 -50 92 L50 92 Q80 104 108 80 C108 10 112 -112 0 -112 Z',
  bun: 'M0 -108 C-104 -108 -98 -10 -84 40 L84 40 C98 -10 104 -108 0 -108 Z M-52 -108 a52 44 0 1 1 104 0 a52 44 0 1 1 -104 0 Z',
  short: 'M0 -108 C-98 -108 -94 -20 -84 10 L84 10 C94 -20 98 -108 0 -108 Z',
};
const fringe: Readonly<Record<Person['style'], string>> = {
  long: 'M-80 0 C-84 -120 84 -120 80 0 C66 -52 30 -70 2 -76 C-30 -66 -66 -40 -80 0 Z',
  bob: 'M-80 6 C-88 -124 88 -124 80 6 C74 -34 66 -46 52 -50 C10 -44 -40 -46 -58 -50 C-70 -40 -76 -20 -80 6 Z',
  bun: 'M-79 -6 C-84 -120 84 -120 79 -6 C62 -58 30 -70 -16 -74 C-46 -60 -66 -40 -79 -6 Z',
  short:
    'M-80 -4 C-88 -118 88 -118 80 -4 C76 -34 68 -50 54 -56 C20 -48 -20 -52 -50 -62 C-66 -50 -76 -28 -80 -4 Z',
};

function drawHead(person: Person, look: Look): string {
  const veil =
    person.wears === 'gown'
      ? '<path d="M0 -120 C-150 -110 -190 160 -230 520 Q-120 560 -96 300 C-90 120 -80 20 0 -60 C80 20 90 120 96 300 Q120 560 230 520 C190 160 150 -110 0 -120 Z" fill="#fff" opacity=".33"/>'
      : '';
  const eyes = [-30, 30].map(
    (x) =>
      `<ellipse cx="${x}" cy="4" rx="7.5" ry="9" fill="#2b201c"/><circle cx="${x + 3}" cy="1" r="2.4" fill="#fff"/><path d="M${x - 15} -20 Q${x} -29 ${x + 15} -20" stroke="${look.hair}" stroke-width="5.5" fill="none" stroke-linecap="round"/><circle cx="${x * 1.55}" cy="34" r="15" fill="#c8563f" opacity=".16"/>`,
  );
  return `${veil}<path d="${backHair[person.style]}" fill="${look.hair}"/><path d="M-78 -20 C-80 52 -46 102 0 102 C46 102 80 52 78 -20 C76 -100 -76 -100 -78 -20 Z" fill="${look.skin}"/>
<path d="M78 -20 C80 52 46 102 0 102 C44 84 54 20 50 -70 C70 -64 77 -44 78 -20 Z" fill="${look.shade}" opacity=".38"/>
${eyes.join('')}<path d="M-3 18 Q-9 38 3 39" stroke="${look.shade}" stroke-width="5" fill="none" stroke-linecap="round"/>
<path d="M-25 58 Q0 84 25 58 Q0 67 -25 58 Z" fill="#fff" stroke="#a04f44" stroke-width="4.5" stroke-linejoin="round"/><path d="${fringe[person.style]}" fill="${look.hair}"/>`;
}
