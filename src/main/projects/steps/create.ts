// create: makes the project at Imagen. An unanswered create may have been done: then its name is looked up, and an
// empty project of that name is ours, unless another project here has it.
import { FaultError } from '#contract/faults.ts';
import type { RemoteProject } from '../../imagen/client.ts';
import { neverSent } from '../../network/faults.ts';
import { nextName } from '../project-name.ts';
import { isRebuilt } from '../rebuilt.ts';
import { asking, projectOf, requireHeld, type StepRun, type Work } from '../work.ts';

export const create: StepRun = async (work) => {
  if (projectOf(work).uuid !== null) return;
  for (let n = 0; n < tries; n += 1) {
    const uuid = (await adopted(work)) ?? (await asking(work, () => made(work)));
    requireHeld(work);
    // Refused where another project found the same one a moment earlier: this one's is looked for again.
    if (work.store.projects.setUuid(work.id, uuid)) return;
  }
  throw new FaultError(
    'unexpected-reply',
    'Imagen gave this project the id of another one. Nothing was sent.',
  );
};

const tries = 3;

/** Asked before and never heard of: is it there, empty? When that name has photos, it is somebody else's. */
async function adopted(work: Work): Promise<string | null> {
  if (projectOf(work).createAskedAt === null) return null;
  const found = await asking(work, () => lookUp(work, projectOf(work).name));
  if (found !== null && found.photos === 0 && found.profile === null && found.tools.length === 0)
    return found.uuid;
  if (found !== null && isRebuilt(work.store, work.id)) throw perhapsOurs(found.name ?? '');
  // A list that is late proves nothing: the one that was asked for may still show.
  if (found === null) return null;
  work.store.projects.withdraw(work.id, 'create');
  if (projectOf(work).nameGiven) throw nameTaken;
  takeNextName(work);
  return null;
}

const nameTaken = new FaultError(
  'name-taken',
  'Imagen has a project of this name already. Choose another name.',
);

// Before the list was damaged it may have come far further than anybody here knows, and may have been edited.
const perhapsOurs = (name: string): FaultError =>
  new FaultError(
    'project-unsure',
    `Imagen has a project “${name}” with photos in it. It may be this one, from before the list of projects was damaged. Nothing was sent. Look there: if it isn’t, or should be edited once more, cancel this project and start a new one on its folder; that may be billed again.`,
  );

async function made(work: Work): Promise<string> {
  for (;;) {
    const { name, nameGiven, createAskedAt } = projectOf(work);
    const before = { name, nameGiven, unheard: createAskedAt !== null };
    requireHeld(work);
    work.store.projects.intend(work.id, 'create');
    try {
      return await work.imagen.createProject(name, work.signal);
    } catch (error) {
      const again = await afterFailure(work, error, before);
      if (again !== null) return again;
    }
  }
}

interface Before {
  readonly name: string;
  readonly nameGiven: boolean;
  /** An earlier create of this name was never answered: it may be there. */
  readonly unheard: boolean;
}

/** The uuid when this or an earlier create was done after all; null to try again (perhaps by the next name). */
async function afterFailure(work: Work, error: unknown, before: Before): Promise<string | null> {
  if (!(error instanceof FaultError)) {
    if (neverSent(error) && !before.unheard) {
      requireHeld(work);
      work.store.projects.withdraw(work.id, 'create');
    }
    throw error;
  }
  requireHeld(work);
  const taken = error.fault.code === 'name-taken';
  if (before.unheard || (!taken && !error.surelyNotDone)) {
    const uuid = await adopted(work);
    if (uuid !== null || projectOf(work).name !== before.name) return uuid;
  } else work.store.projects.withdraw(work.id, 'create');
  if (!taken || before.nameGiven) throw error;
  takeNextName(work);
  return null;
}

function takeNextName(work: Work): void {
  const next = nextName(projectOf(work).name);
  work.store.projects.setName(work.id, next);
  work.store.timeline.add(work.id, 'renamed', { name: next });
}

const pageSize = 100;
// The newest come first and ours is minutes old at most; ten thousand projects back is far enough.
const mostPages = 100;

// Two cards are both called 100CANON: as long as nothing was sent, the other's project looks like the one asked for.
async function lookUp(work: Work, name: string): Promise<RemoteProject | null> {
  for (let page = 0; page < mostPages; page += 1) {
    const projects = await work.imagen.projects(page, pageSize, work.signal);
    const found = projects.find(
      (project) => project.name === name && !work.store.projects.hasUuid(project.uuid),
    );
    if (found !== undefined) return found;
    if (projects.length < pageSize) return null;
  }
  return null;
}
