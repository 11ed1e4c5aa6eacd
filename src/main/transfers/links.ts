// Asks for links just before they are used, a few at a time, and keeps them for a minute at most and in memory only.
// Links of a whole shoot asked for at once would expire before their photo's turn comes.
import { FaultError } from '#contract/faults.ts';
import { PhotoStop, RoundStop } from './concerns.ts';

// What was asked for a minute ago is asked again: links may live for as little as that.
const longestMs = 60_000;
// An answer of twenty links is small, and twenty is the most that can be under way.
const mostAsked = 20;

export interface LinkDesk {
  /** A link no older than a minute. Throws PhotoStop when there is none for this name, RoundStop when asking failed. */
  take(name: string): Promise<string>;
  /** The name's link was refused: the next one is asked for. */
  forget(name: string): void;
}

export interface DeskOptions {
  /** In the order in which they will be taken. */
  readonly names: readonly string[];
  readonly parallel: () => number;
  ask(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What to throw when Imagen gives none, even asked for it alone. */
  readonly missing?: (name: string) => FaultError;
  readonly now?: () => number;
}

interface Asking {
  readonly names: readonly string[];
  readonly answered: Promise<void>;
}

interface Kept {
  readonly link: string;
  readonly at: number;
}

export const createLinkDesk = (options: DeskOptions): LinkDesk => new Desk(options);

class Desk implements LinkDesk {
  readonly #options: DeskOptions;
  readonly #places: ReadonlyMap<string, number>;
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;
  #asking: Asking | null = null;
  #size: number;
  #next = 0;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#places = new Map(options.names.map((name, place) => [name, place]));
    this.#now = options.now ?? (() => performance.now());
    this.#size = options.parallel();
  }

  async take(name: string): Promise<string> {
    let asked = 0;
    for (;;) {
      const link = this.#fresh(name);
      if (link !== null) return link;
      if (asked === 2) throw new PhotoStop((this.#options.missing ?? noLink)(name));
      const asking = this.#asking ?? this.#ask(asked === 0 ? this.#batch(name) : [name]);
      if (asking.names.includes(name)) asked++;
      await asking.answered;
    }
  }

  forget(name: string): void {
    this.#kept.delete(name);
  }

  #fresh(name: string): string | null {
    const kept = this.#kept.get(name);
    if (kept === undefined) return null;
    if (this.#now() - kept.at < longestMs) return kept.link;
    this.#kept.delete(name);
    // On a slow line fewer are asked for at once, until none grows old before its turn.
    this.#size = Math.max(1, Math.floor(this.#size / 2));
    return null;
  }

  /** This name and those that come after it; a name whose turn was before is asked for alone. */
  #batch(name: string): readonly string[] {
    const place = this.#places.get(name) ?? 0;
    if (place < this.#next) return [name];
    const most = Math.min(mostAsked, 2 * this.#options.parallel());
    const size = Math.max(1, Math.min(most, this.#size));
    this.#size = Math.min(most, size * 2);
    this.#next = place + size;
    return this.#options.names.slice(place, this.#next);
  }

  /** One asking at a time: whoever comes meanwhile waits for it, and may find its link in the answer. */
  #ask(names: readonly string[]): Asking {
    const answered = this.#answer(names).finally(() => {
      this.#asking = null;
    });
    this.#asking = { names, answered };
    return this.#asking;
  }

  async #answer(names: readonly string[]): Promise<void> {
    try {
      const links = await this.#options.ask(names);
      const at = this.#now();
      for (const [name, link] of links) if (this.#places.has(name)) this.#kept.set(name, { link, at });
    } catch (error) {
      throw new RoundStop(error);
    }
  }
}

const noLink = (name: string): FaultError =>
  new FaultError('unexpected-reply', `${name}: Imagen gave no link for it.`);
