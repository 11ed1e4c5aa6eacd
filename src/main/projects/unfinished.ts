// Finds the project that stands in another one's way: unfinished, on the same folder, one around it or one inside it, so
// that the same photos would be sent and billed twice. Called by new-project.ts and fetch-again.ts.
import { isInside } from '../results/folders.ts';
import type { Store } from '../store/store.ts';

/** Its id; null for none. */
export const unfinishedAround = ({ projects }: Pick<Store, 'projects'>, root: string): string | null =>
  projects.unfinishedOn(root) ??
  projects.unfinished().find((other) => isInside(other.root, root) || isInside(root, other.root))?.id ??
  null;
