// Makes new projects and runs them: of a shoot on the desk, or of what an earlier project has no edit for. Called by the
// handlers.
import type { CallParsed } from '#contract/calls.ts';
import { FaultError } from '#contract/faults.ts';
import type { Profile } from '#contract/profile.ts';
import type { ProjectChoices, ProjectSummary } from '#contract/project.ts';
import { orderAgain } from './projects/again.ts';
import { addMakingRoom } from './projects/making-room.ts';
import { refuseOverlap } from './projects/new-project.ts';
import { rulesOnDisk } from './results/folders.ts';
import type { Services } from './services.ts';
import type { Project } from './store/rows.ts';

/** What a start needs. */
export type Starting = Pick<
  Services,
  'store' | 'shelf' | 'callbacks' | 'desk' | 'settings' | 'remembered' | 'log' | 'profiles'
>;

export async function profileFor(
  services: Starting,
  { profileKey }: Pick<ProjectChoices, 'profileKey'>,
): Promise<Profile> {
  const profile = (await services.profiles()).find(({ key }) => key === profileKey);
  if (profile === undefined)
    throw new FaultError('profile-unfit', 'This profile is no longer there. Choose another one.');
  return profile;
}

const profileAgain = (
  services: Services,
  { practice, profileKey }: Pick<Project, 'practice' | 'profileKey'>,
) => {
  if (practice === (services.settings.get().practice === true)) return profileFor(services, { profileKey });
  throw new FaultError(
    'bad-input',
    practice
      ? 'This project is with Practice Imagen. Switch to Practice in Settings, then try again.'
      : 'This project is with Imagen itself. Leave Practice in Settings, then try again.',
  );
};

/** Makes a project of a scanned shoot and runs it. */
export async function start(
  services: Starting,
  input: CallParsed<'projects.start'>,
  /** Where nobody chose, which makes it nobody's last choice: looks a last time, right before it is kept, and throws. */
  refuse: (() => void) | null = null,
): Promise<ProjectSummary> {
  const { shelf, desk, settings } = services;
  const profile = await profileFor(services, input.choices);
  const results = await rulesOnDisk(input.choices.results);
  refuse?.();
  const id = addMakingRoom(services, {
    shoot: desk.get(input.shootId),
    choices: { ...input.choices, results },
    profile,
    practice: settings.get().practice === true,
    withoutFailed: input.withoutFailed ?? false,
  });
  if (refuse === null) services.remembered.started(input.choices);
  services.log.info('project.new', { id });
  shelf.start(id);
  return shelf.summary(id);
}

/** A new project of what a project has no edit for. The old one is stopped only when the new one can be made of what is there. */
export async function startAgain(services: Services, id: string): Promise<ProjectSummary> {
  const { store, shelf, signal } = services;
  const order = await orderAgain(store, id, (project) => profileAgain(services, project), signal);
  // Before the old one is stopped for good: what else is unfinished on its folder would refuse the new one.
  refuseOverlap(store, order.shoot.root, id);
  if (shelf.summary(id).status === 'faulted') await shelf.cancel(id);
  const next = addMakingRoom(services, order);
  store.timeline.add(id, 'sent-again', { project: next, photos: order.shoot.photos.length });
  services.log.info('project.again', { id: next, of: id });
  shelf.start(next);
  return shelf.summary(next);
}
