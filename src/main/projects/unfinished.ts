// Finds the projects that stand in another one's way: unfinished, on the same folder, one around it or one inside it, so
// that the same photos would be sent and billed twice. Called by new-project.ts, fetch-again.ts and restoring.ts.
import { isInside } from '../results/folders.ts';
import type { Store } from '../store/store.ts';

/** Their ids. `except`: one that makes room, or that it is asked for. */
export const allUnfinishedAround = (
  { projects }: Pick<Store, 'projects'>,
  root: string,
  except: string | null = null,
): readonly string[] =>
  projects
    .unfinished()
    .filter(
      ({ id, root: other }) =>
        id !== except && (other === root || isInside(other, root) || isInside(root, other)),
    )
    .map(({ id }) => id);

/** The id of one; null for none. */
export const unfinishedAround = (
  store: Pick<Store, 'projects'>,
  root: string,
  except: string | null = null,
): string | null => allUnfinishedAround(store, root, except)[0] ?? null;
