// Whose trouble is it: the store's, or one photo's? Two photos in trouble with no success between them are the store's:
// that is waited out and costs no attempt, or an outage of a minute would fail a whole shoot. Asked by attempts.ts.

// Half an hour at the longest wait. After that even an outage is told as the failure of its photos.
const mostFree = 60;

export interface Outage {
  /** A photo met the store's trouble: true when that costs it nothing. */
  isEveryones(photo: number): boolean;
  succeeded(): void;
}

export function createOutage(): Outage {
  const troubled = new Set<number>();
  let free = 0;
  return {
    isEveryones(photo) {
      troubled.add(photo);
      return troubled.size > 1 && ++free <= mostFree * troubled.size;
    },
    succeeded() {
      troubled.clear();
      free = 0;
    },
  };
}
