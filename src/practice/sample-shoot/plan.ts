// Plans the sample shoot: which photo is called what, lies where, was taken when and how. Pure; called by make.ts.
import { type View, views } from './draw.ts';
import { type Kind, kinds, type Shot } from './exif.ts';
import { type Chance, createChance } from './random.ts';

export interface Plan {
  /** Default 24; twins come on top. */
  readonly photos?: number;
  /** Folders below the root that the photos are spread over; default two. Empty: all in the root. */
  readonly folders?: readonly string[];
  /** In turn; default the four RAW kinds. */
  readonly kinds?: readonly Kind[];
  /** Payload per photo; default 300,000. */
  readonly bytes?: number;
  /** How many names appear in both of the first two folders. */
  readonly collisions?: number;
  /** Sidecars with ratings, labels, keywords and invented namespaces beside each third RAW. */
  readonly ratings?: boolean;
  /** How many RAWs have a JPEG of the same stem beside them. */
  readonly twins?: number;
  /** Groups of three frames, -2, 0 and +2 stops within a second: the last photos of the shoot. */
  readonly brackets?: number;
  /** What lies in real folders and must not be sent. */
  readonly junk?: boolean;
  /** Longer side of the embedded preview; default 1620. */
  readonly previewWidth?: number;
  readonly seed?: number;
  /** False leaves pictures out of the RAWs: nothing is drawn. Default true. */
  readonly previews?: boolean;
}
export type FullPlan = Required<Plan>;

export const defaults: FullPlan = {
  photos: 24,
  folders: ['Ceremony', 'Party'],
  kinds: ['CR2', 'NEF', 'ARW', 'DNG'],
  bytes: 300_000,
  collisions: 0,
  ratings: false,
  twins: 0,
  brackets: 0,
  junk: false,
  previewWidth: 1620,
  seed: 1,
  previews: true,
};

export interface PlannedPhoto {
  /** Place in the shoot. */
  readonly at: number;
  readonly folder: string;
  readonly name: string;
  readonly shot: Omit<Shot, 'orientation'>;
  /** Photos of one drawing share its bytes: thousands are made from a few. */
  readonly drawing: number;
  /** Seed of what is to be seen. */
  readonly look: number;
  readonly view: View;
  /** 0 is noon, 1 is dusk. */
  readonly time: number;
}

/** So many different pictures at most; more photos take turns. */
const mostDrawings = 24;
const morning = Date.UTC(2026, 5, 20, 11, 42, 7);
const dayMs = 10 * 3600_000;

export function planPhotos(plan: FullPlan): readonly PlannedPhoto[] {
  const folders = plan.folders.length > 0 ? plan.folders : [''];
  const perFolder = Math.ceil(plan.photos / folders.length);
  const chance = createChance(plan.seed);
  const planned: PlannedPhoto[] = [];
  for (let at = 0; at < plan.photos; at++) {
    const inFolder = at % perFolder;
    const collides = Math.floor(at / perFolder) === 1 && inFolder < plan.collisions;
    const namedAs = collides ? planned[inFolder] : undefined;
    const bracket = bracketOf(plan, at);
    const kind = namedAs?.shot.kind ?? kindOf(plan, bracket ? plan.photos + bracket.group : at);
    planned.push({
      at,
      folder: folders[Math.floor(at / perFolder)] ?? '',
      name: namedAs?.name ?? nameOf(kind, at + 1),
      ...planShot(plan, at, kind, bracket, chance),
    });
  }
  return planned;
}

const kindOf = (plan: FullPlan, at: number): Kind => plan.kinds[at % plan.kinds.length] ?? kinds[0];

interface Bracket {
  readonly group: number;
  /** -1, 0 or 1. */
  readonly side: number;
}

function bracketOf(plan: FullPlan, at: number): Bracket | undefined {
  const index = at - (plan.photos - plan.brackets * 3);
  return index < 0 ? undefined : { group: Math.floor(index / 3), side: (index % 3) - 1 };
}

function planShot(plan: FullPlan, at: number, kind: Kind, bracket: Bracket | undefined, chance: Chance) {
  const first = bracket ? at - bracket.side - 1 : at;
  const time = plan.photos > 1 ? first / (plan.photos - 1) : 0;
  const wobble = bracket ? 0 : chance.between(0, 5000);
  const late = time > 0.7;
  const bias = bracket ? bracket.side * 2 : 0;
  const shutter = late ? 125 : chance.pick([320, 500, 800, 1250]);
  return {
    shot: {
      kind,
      takenAt: Math.round(morning + time * dayMs + wobble + (at - first) * 320),
      iso: late ? chance.pick([1600, 3200, 6400]) : chance.pick([100, 200, 400]),
      exposure: [1, bracket ? 60 * 4 ** -bracket.side : shutter] as const,
      aperture: bracket ? 8 : chance.pick([1.4, 1.8, 2.8, 4]),
      bias,
    },
    // The three frames of a bracket are one view with different light.
    drawing: bracket ? mostDrawings + (bracket.group % 4) * 3 + bracket.side + 1 : at % mostDrawings,
    look: plan.seed * 1000 + (bracket ? 500 + (bracket.group % 4) : at % mostDrawings),
    view: bracket ? ('house' as const) : (views[at % views.length] ?? views[0]),
    time,
  };
}

/** Names as the makers count them. */
function nameOf(kind: Kind, count: number): string {
  const digits = (length: number) => String(count).padStart(length, '0');
  switch (kind) {
    case 'CR2':
      return `IMG_${digits(4)}.CR2`;
    case 'NEF':
      return `DSC_${digits(4)}.NEF`;
    case 'ARW':
      return `DSC0${digits(4)}.ARW`;
    case 'DNG':
      return `L1${digits(6)}.DNG`;
    case 'JPG':
      return `DSCF${digits(4)}.JPG`;
  }
}
