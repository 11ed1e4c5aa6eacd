// What would happen with these choices, told before a byte is sent.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { CallOutput } from '#contract/calls.ts';
import type { Profile } from '#contract/profile.ts';
import type { ProjectChoices } from '#contract/project.ts';
import type { Shoot, ShootPhoto } from '#contract/shoot.ts';
import { foldName, stemOf } from '../names.ts';
import { folderFor } from '../results/layout.ts';
import { resultsFolder } from '../results/place.ts';
import { selectFor } from './new-project.ts';
import { roomAt, roomNeeded } from './room.ts';

export async function planOf(
  shoot: Shoot,
  profile: Profile,
  choices: ProjectChoices,
  /** Bytes a second at which photos were last sent, or null. */
  speed: number | null,
): Promise<CallOutput<'projects.plan'>> {
  const { photos, leftOut } = selectFor(shoot, profile, choices.deselected);
  // HDR merge gives DNGs back, whatever was sent.
  const sidecars = profile.imageType === 'RAW' && !choices.options.tools.includes('hdr_merge');
  const beside = choices.results.edits === 'beside' && sidecars;
  const bytes = photos.reduce((sum, photo) => sum + photo.size, 0);
  const { root } = shoot;
  const rules = { root, projectFolder: resultsFolder(root, choices.name ?? shoot.name), ...choices.results };
  const folder = folderFor('edit', rules);
  return {
    photos: photos.length,
    bytes,
    leftOut: Object.fromEntries(
      [...Map.groupBy(leftOut, ({ reason }) => reason)].map(([reason, all]) => [reason, all.length]),
    ),
    sidecarsMerged: beside ? await countSidecars(photos) : 0,
    resultsFolder: folder,
    jpegsFolder: folderFor('jpeg', rules),
    secondsToSend: speed === null ? null : bytes / speed,
    diskNeeded: roomNeeded(photos, profile, choices),
    diskFree: await roomAt(folder),
  };
}

// A DNG's edit comes back inside a DNG: the sidecar beside it stays as it is.
const takesSidecar = ({ relative }: ShootPhoto): boolean => !/\.dng$/i.test(relative);

/** Sidecars that are there for these photos: two photos of one stem share one, however it is spelled. */
async function countSidecars(photos: readonly ShootPhoto[]): Promise<number> {
  const wanted = Map.groupBy(photos.filter(takesSidecar), (photo) => path.dirname(photo.path));
  const counts = [...wanted].map(async ([folder, inIt]) => {
    const names = await readdir(folder).catch((): string[] => []);
    const there = new Set(names.filter((name) => /\.xmp$/i.test(name)).map(foldName));
    const own = new Set(inIt.map((photo) => foldName(`${stemOf(path.basename(photo.path))}.xmp`)));
    return [...own].filter((name) => there.has(name)).length;
  });
  return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
}
