// Names of photos and results as they are compared: two spellings of one name must meet, two photos must not.
// Used for upload names, for the links Imagen answers with, and for the results that come back.

/** A name as compared: composed Unicode, case folded. `É.CR2` typed on a Mac and `é.cr2` from a server are one. */
export const foldName = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC');

/** The name without its last extension: `IMG_1.CR2` → `IMG_1`; `.hidden` stays. */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/**
 * Finds which of `known` a foreign name means: exactly, else folded, else by a stem only one of them has.
 * Never by order: a shuffled reply would give one photo another's edit. Null when nothing fits for certain.
 */
export function createMatcher(known: readonly string[]): (name: string) => string | null {
  const exact = new Set(known);
  const folded = uniqueBy(known, foldName);
  const stems = uniqueBy(known, (name) => foldName(stemOf(name)));
  return (name) =>
    exact.has(name) ? name : (folded.get(foldName(name)) ?? stems.get(foldName(stemOf(name))) ?? null);
}

/**
 * How each of `names` was spelled before, when it was: a list that comes in another letter case or Unicode form than the
 * last time names the same files. What fits more than one, or none, is a name of its own.
 */
export function spelledAsBefore(
  known: readonly string[],
  names: readonly string[],
): (name: string) => string {
  const [before, now] = [new Set(known), new Set(names)];
  const missing = uniqueBy(
    [...before].filter((name) => !now.has(name)),
    foldName,
  );
  const added = uniqueBy(
    [...now].filter((name) => !before.has(name)),
    foldName,
  );
  return (name) => (added.get(foldName(name)) === name ? (missing.get(foldName(name)) ?? name) : name);
}

function uniqueBy(names: readonly string[], keyOf: (name: string) => string): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const name of names) found.set(keyOf(name), found.has(keyOf(name)) ? null : name);
  return found;
}
