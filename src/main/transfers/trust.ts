// Whether the store's ETags can be believed to be MD5s. Two mismatches of one photo are that photo's trouble; when three
// photos have them, it is the store that tags otherwise, and a whole shoot must not fail for it. Used by both rounds.

const mismatchesOfOne = 2;
const photosInDoubt = 3;

/** What becomes of a photo in doubt. */
export interface Doubt {
  /** The store's tags are no MD5s: the photo is through, but not verified. */
  accept(): Promise<void> | void;
  /** The tags are MD5s, and this photo did not come through. */
  refuse(): Promise<void> | void;
}

export interface Trust {
  /** False once tags are no longer believed: nothing more is compared. */
  readonly comparing: boolean;
  /** A mismatch. True when the transfer is to be tried again. */
  again(mismatches: number): boolean;
  /** Holds a photo back until it is decided what its mismatches mean; may decide it at once. */
  doubt(doubt: Doubt): Promise<void>;
  /** The end of the round: photos still in doubt are refused. */
  close(): Promise<void>;
}

export function createTrust(): Trust {
  const doubts: Doubt[] = [];
  let comparing = true;
  return {
    get comparing() {
      return comparing;
    },
    again: (mismatches) => comparing && mismatches < mismatchesOfOne,
    async doubt(doubt) {
      doubts.push(doubt);
      if (comparing && doubts.length < photosInDoubt) return;
      comparing = false;
      for (const one of doubts.splice(0)) await one.accept();
    },
    async close() {
      for (const one of doubts.splice(0)) await one.refuse();
    },
  };
}
