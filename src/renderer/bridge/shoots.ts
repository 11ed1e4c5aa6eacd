// The photos of a scanned shoot, and what a project of it would do.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ProjectChoices } from '#contract/project.ts';
import type { ShootPhoto } from '#contract/shoot.ts';
import { call } from './call.ts';

// The most that main gives at once (contract/calls.ts).
const pageSize = 500;

async function pages(shootId: string, from: number, to: number): Promise<readonly ShootPhoto[]> {
  const photos: ShootPhoto[] = [];
  for (let offset = from; offset < to; offset += pageSize)
    photos.push(...(await call('shoots.photos', { id: shootId, offset, limit: pageSize })).photos);
  return photos;
}

/** All photos of a shoot: the first page as soon as it is there, the rest in one go, so that the grid is built twice at most. */
export function useShootPhotos(shootId: string, total: number): readonly ShootPhoto[] {
  const first = useQuery({
    queryKey: ['shoot', shootId, 'first'],
    queryFn: () => pages(shootId, 0, Math.min(pageSize, total)),
  });
  const all = useQuery({
    queryKey: ['shoot', shootId, 'all'],
    queryFn: async () => [...(first.data ?? []), ...(await pages(shootId, pageSize, total))],
    enabled: first.data !== undefined && total > pageSize,
  });
  return all.data ?? first.data ?? none;
}
const none: readonly ShootPhoto[] = [];

/** What would be sent with these choices; the last answer stays until the next is there. */
export const usePlan = (shootId: string, choices: ProjectChoices | null) =>
  useQuery({
    queryKey: ['plan', shootId, choices],
    queryFn: () => (choices === null ? null : call('projects.plan', { shootId, choices })),
    enabled: choices !== null,
    placeholderData: keepPreviousData,
    // Asked for with every change of the form; an old answer is of no use.
    gcTime: 0,
  });
