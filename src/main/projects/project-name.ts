// Names of projects: the shoot's by default, and the next free one when that is taken. Pure.

/** `Wedding` → `Wedding (2)` → `Wedding (3)`. */
export function nextName(name: string): string {
  const numbered = /^(.*) \((\d+)\)$/.exec(name);
  return numbered === null ? `${name} (2)` : `${numbered[1]} (${Number(numbered[2]) + 1})`;
}

/** `name`, or the first of its followers that is not in `taken`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  while (taken.has(free)) free = nextName(free);
  return free;
}
