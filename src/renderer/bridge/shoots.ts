// The photos of a scanned shoot, and what a project of it would do.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImageType } from '#contract/photo.ts';
import type { ProjectChoices } from '#contract/project.ts';
import type { PhotoDetails, ShootPhoto } from '#contract/shoot.ts';
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

/**
 * What was read of every photo, all at once when it is whole; undefined until then. Page after page, so that thumbnails
 * get their turns in between, and not before all photos are on the sheet.
 */
export function useShootDetails(
  shootId: string,
  total: number,
  ready: boolean,
): ReadonlyMap<number, PhotoDetails> | undefined {
  const client = useQueryClient();
  const { data, isError } = useQuery({
    queryKey: ['shoot', shootId, 'details'],
    queryFn: async ({ signal }) => {
      const details = new Map<number, PhotoDetails>();
      for (let offset = 0; offset < total; offset += pageSize) {
        signal.throwIfAborted();
        const { photos } = await call('shoots.details', { id: shootId, offset, limit: pageSize });
        for (const each of photos) details.set(each.id, each);
        client.setQueryData(readKey(shootId), details.size);
      }
      return details;
    },
    enabled: ready,
    // A map of 10,000 is not to be compared with the one before.
    structuralSharing: false,
  });
  // A shoot that can't be read has no stars; starting it will say why.
  return isError ? unread : data;
}
const unread: ReadonlyMap<number, PhotoDetails> = new Map();

const readKey = (shootId: string) => ['shoot', shootId, 'read'];

/** Of how many photos the details have been read so far; apart, so that only what says it is drawn with each page. */
export const useShootRead = (shootId: string): number =>
  useQuery({ queryKey: readKey(shootId), queryFn: () => 0, enabled: false }).data ?? 0;

/** Exposure brackets among the photos of one kind; asked for when they matter. */
export const useBrackets = (shootId: string, imageType: ImageType | null) =>
  useQuery({
    queryKey: ['shoot', shootId, 'brackets', imageType],
    queryFn: () => (imageType === null ? null : call('shoots.brackets', { id: shootId, imageType })),
    enabled: imageType !== null,
  });

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
