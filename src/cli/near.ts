// Near matches for mistyped words: “Did you mean crop?”

/** How many letters must be changed, added or taken away to make `a` of `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === b.charAt(j) ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** ` Did you mean …?` for the nearest of `words` in any letter case, or nothing when none is near. */
export function didYouMean(typed: string, words: readonly string[]): string {
  const wanted = typed.toLowerCase();
  const near = words
    .map((word) => ({ word, far: distance(wanted, word.toLowerCase()) }))
    // A third of the letters may be wrong, or two have changed places: more would guess at other words.
    .filter(({ word, far }) => far <= Math.max(1, Math.floor(word.length / 3)) || sameLetters(word, wanted))
    .sort((one, other) => one.far - other.far);
  return near[0] === undefined ? '' : ` Did you mean ${near[0].word}?`;
}

const sameLetters = (word: string, other: string): boolean => sorted(word.toLowerCase()) === sorted(other);
const sorted = (word: string): string => [...word].sort().join('');
