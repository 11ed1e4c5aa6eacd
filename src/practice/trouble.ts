// Scripted faults, for tests only: rules that say which requests go wrong and how. Decided before the normal answer;
// `lose-reply` does the work first and cuts the connection then.

/** What goes wrong. `afterBytes` counts body bytes (a PUT's received, a GET's sent); without it: at once. */
export type TroubleAct =
  | {
      readonly do: 'status';
      readonly status: number;
      /** Seconds or an HTTP date. */
      readonly retryAfter?: number | string;
      /** S3's error code, for the store. */
      readonly code?: string;
    }
  | {
      readonly do: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly do: 'html'; readonly status?: number }
  | { readonly do: 'reset'; readonly afterBytes?: number }
  | { readonly do: 'stall'; readonly afterBytes?: number }
  /** Ends the connection politely in the middle: a body shorter than it was said to be. */
  | { readonly do: 'truncate'; readonly afterBytes: number }
  /** A GET's body goes on after the object's end: within the announced length, or beyond it. */
  | { readonly do: 'overlong'; readonly extra: number; readonly announced?: boolean }
  /** Nothing goes wrong, but it takes longer. */
  | { readonly do: 'delay'; readonly ms: number }
  | { readonly do: 'wrong-etag' }
  | { readonly do: 'lose-reply' };

/** Which requests: all that match, or of those only the first ones, every n-th, or a share drawn by chance. */
export type TroubleRule = TroubleAct & {
  readonly match?: {
    readonly kind?: 'api' | 'store';
    readonly method?: string;
    readonly path?: RegExp;
  };
  readonly first?: number;
  readonly every?: number;
  /** 0 to 1. */
  readonly chance?: number;
};

export interface Trouble {
  readonly rules: readonly TroubleRule[];
  /** Makes chance repeatable. */
  readonly seed?: number;
}

interface Seen {
  readonly kind: 'api' | 'store';
  readonly method: string;
  readonly path: string;
}

/** Asked once for each request: what shall go wrong with it, if anything. */
export function createScript(trouble: Trouble = { rules: [] }): (request: Seen) => TroubleAct | null {
  const chance = createChance(trouble.seed ?? 1);
  const counts = new Map<TroubleRule, number>();
  const applies = (rule: TroubleRule): boolean => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (rule.first !== undefined && count > rule.first) return false;
    if (rule.every !== undefined && count % rule.every !== 0) return false;
    return rule.chance === undefined || chance() < rule.chance;
  };
  return (request) => trouble.rules.find((rule) => matches(rule, request) && applies(rule)) ?? null;
}

const matches = ({ match }: TroubleRule, request: Seen): boolean =>
  match === undefined ||
  ((match.kind ?? request.kind) === request.kind &&
    (match.method ?? request.method) === request.method &&
    (match.path === undefined || match.path.test(request.path)));

// Mulberry32: small, repeatable, good enough to scatter faults.
function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
