// Which projects a search means. Pure.

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

/** Every word of the search is somewhere in the name; case and accents don't matter. */
export function matching<P extends { readonly name: string }>(
  projects: readonly P[],
  search: string,
): readonly P[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return projects.filter(({ name }) => words.every((word) => fold(name).includes(word)));
}
