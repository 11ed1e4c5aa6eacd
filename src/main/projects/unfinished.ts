// Finds the project that stands in another one's way: unfinished, on the same folder, one around it or one inside it, so
// that the same photos would be sent and billed twice. Called by new-project.ts and fetch-again.ts.
import { isInside } from '../results/folders.ts';
import type { Store } from '../store/store.ts';

/** Its id; null for none. `except`: one that makes room. */
export const unfinishedAround = (
  { projects }: Pick<Store, 'projects'>,
  root: string,
  except: string | null = null,
): string | null =>
  projects
    .unfinished()
    .find(
      ({ id, root: other }) =>
        id !== except && (other === root || isInside(other, root) || isInside(root, other)),
    )?.id ?? null;
