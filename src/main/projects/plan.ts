// What would happen with these choices, told before a byte is sent.
import { access } from 'node:fs/promises';
import type { CallOutput } from '#contract/calls.ts';
import type { Profile } from '#contract/profile.ts';
import type { ProjectChoices } from '#contract/project.ts';
import type { Shoot, ShootPhoto } from '#contract/shoot.ts';
import { stemOf } from '../names.ts';
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
  const folder =
    choices.results.edits === 'beside'
      ? resultsFolder(shoot.root, choices.name ?? shoot.name)
      : choices.results.edits.folder;
  return {
    photos: photos.length,
    bytes,
    leftOut: Object.fromEntries(
      [...Map.groupBy(leftOut, ({ reason }) => reason)].map(([reason, all]) => [reason, all.length]),
    ),
    sidecarsMerged: beside ? await countSidecars(photos) : 0,
    resultsFolder: folder,
    secondsToSend: speed === null ? null : bytes / speed,
    diskNeeded: roomNeeded(photos, profile, choices),
    diskFree: await roomAt(folder),
  };
}

// A DNG's edit comes back inside a DNG: the sidecar beside it stays as it is.
const takesSidecar = ({ relative }: ShootPhoto): boolean => !/\.dng$/i.test(relative);

async function countSidecars(photos: readonly ShootPhoto[]): Promise<number> {
  const there = await Promise.all(
    photos.filter(takesSidecar).map(({ path }) =>
      access(`${stemOf(path)}.xmp`).then(
        () => 1,
        () => 0,
      ),
    ),
  );
  return there.reduce<number>((sum, one) => sum + one, 0);
}
