// Call name -> service, a line or two each. A call without a handler, or of another shape, does not compile.
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CallName, CallOutput, CallParsed } from '#contract/calls.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { flawOf } from './imagen/address.ts';
import { networkIsBack } from './network/sleep.ts';
import { photoOnDisk, picturesToDrag } from './projects/comparing.ts';
import { deliveryOf } from './projects/delivery.ts';
import { fetchAgain } from './projects/fetch-again.ts';
import { frameOf } from './projects/frame.ts';
import { getJpegs } from './projects/jpegs-later.ts';
import { nameFor } from './projects/new-project.ts';
import { outcomeOf } from './projects/outcome.ts';
import { planOf } from './projects/plan.ts';
import { restoreProject } from './projects/restoring.ts';
import { requireShoot } from './projects/shoot-there.ts';
import { isInside } from './results/folders.ts';
import { scanFor } from './scanning.ts';
import type { Services } from './services.ts';
import { bracketsIn } from './shoots/brackets.ts';
import { profileFor, start, startAgain } from './starting.ts';
import { writeSupport } from './support/details.ts';

// A slow night's worth; more would only slow the screen.
const mostMoments = 1_000;

type Answer<T> = T | Promise<T>;
export type Handlers = {
  readonly [N in CallName]: (services: Services, input: CallParsed<N>) => Answer<CallOutput<N>>;
};
export type { Services };

export const handlers: Handlers = {
  'app.info': ({ version, runtime }) => ({ version, runtime, platform: process.platform }),

  'app.online': () => {
    networkIsBack();
    return undefined;
  },
  'app.offers': ({ offers }, { acts }) => {
    offers(acts);
    return undefined;
  },
  'settings.get': (services) => services.settingsView(),
  'settings.change': async (services, changes) => {
    services.settings.change(withoutUndefined(changes));
    return changed(services);
  },
  'settings.check-address': (_services, { address }) => ({ flaw: flawOf(address) }),
  'key.set': async (services, { key }) => {
    await services.keys.set({ key, address: services.settings.get().address });
    services.shelf.goOnWithKey();
    return changed(services);
  },
  'key.forget': async (services) => {
    await services.keys.set(null);
    return changed(services);
  },
  'key.test': async ({ testKey }, { key }) => ({ profiles: await testKey(key) }),

  'shoots.pick': async (services) => ({ paths: [...(await services.pickPaths())] }),
  'shoots.scan': async (services, input) => {
    const scanned = await scanFor(services, input);
    for (const shoot of scanned.shoots) services.watching.noteOpened(shoot);
    return scanned;
  },
  'shoots.stop-scan': ({ desk }, { ticket }) => ({ stopped: desk.scans.stop(ticket) }),
  'shoots.recent': ({ recent }) => ({ folders: recent.get() }),
  'shoots.forget-recent': ({ recent }) => {
    recent.forget();
    return { folders: recent.get() };
  },
  'shoots.photos': ({ desk }, { id, offset, limit }) => {
    const { photos } = desk.get(id);
    return { total: photos.length, photos: photos.slice(offset, offset + limit) };
  },
  'shoots.details': async ({ desk, signal }, { id, offset, limit }) => ({
    photos: await desk.details(id, offset, limit, signal),
  }),
  'shoots.brackets': async ({ desk, signal }, { id, imageType }) => {
    const { photos } = desk.get(id);
    return bracketsIn(photos, await desk.details(id, 0, photos.length, signal), imageType);
  },
  'folders.pick': async (services) => ({ path: await services.pickFolder() }),

  'choices.get': ({ remembered }) => remembered.get(),
  'choices.save': ({ remembered }, { name, choices }) => {
    remembered.save(name, choices);
    return remembered.get();
  },
  'choices.forget': ({ remembered }, { name }) => {
    remembered.forget(name);
    return remembered.get();
  },

  'practice.sample': async ({ sampleShoot }) => ({ folder: await sampleShoot() }),

  'profiles.list': async (services) => [...(await services.profiles())],
  'sky.templates': async (services) => [...(await services.skyTemplates())],

  'projects.plan': async (services, { shootId, choices }) => {
    const shoot = services.desk.get(shootId);
    const named = { ...choices, name: nameFor(services.store, shoot, choices) };
    return planOf(shoot, await profileFor(services, choices), named, speedOf(services));
  },
  'projects.start': async (services, input) => {
    const started = await start(services, input);
    services.watching.noteStarted(started.root);
    return started;
  },
  'projects.list': ({ shelf }) => [...shelf.all()],
  'projects.get': ({ shelf }, { id }) => shelf.summary(id),
  'projects.photos': ({ store }, { id, offset, limit, state }) => {
    store.projects.get(id);
    const { total, photos } = store.photos.page(id, offset, limit, state);
    return {
      total,
      photos: photos.map((photo) => ({ ...photo, path: photo.relative, reason: photo.failed })),
    };
  },
  'projects.delivery': ({ store }, { id }) => {
    store.projects.get(id);
    return deliveryOf(store, id);
  },
  'projects.outcome': ({ store }, { id }) => outcomeOf(store, id),
  'projects.pause': async ({ shelf }, { id }) => {
    await shelf.pause(id);
    return shelf.summary(id);
  },
  'projects.resume': ({ shelf }, { id, ...how }) => {
    shelf.start(id, how);
    return shelf.summary(id);
  },
  'projects.cancel': async ({ shelf }, { id }) => {
    await shelf.cancel(id);
    return shelf.summary(id);
  },
  'projects.move': ({ shelf }, { id, before }) => {
    shelf.move(id, before);
    return shelf.summary(id);
  },
  'projects.timeline': ({ store }, { id }) => {
    store.projects.get(id);
    return {
      total: store.timeline.count(id),
      moments: store.timeline.newest(id, mostMoments).map((moment) => ({ ...moment })),
    };
  },
  'projects.support': async (services, { id }) => {
    const file = await writeSupport(services, id);
    await services.openPath(dirname(file));
    return { file };
  },
  'projects.restore': async ({ store, shelf }, { id }) => {
    const { restored, movedAway } = await restoreProject(store, id, shelf.isRunning);
    return { restored: [...restored], movedAway: [...movedAway] };
  },
  'projects.export': ({ store, shelf }, { id }) => {
    getJpegs(store, id, shelf.isRunning(id));
    shelf.start(id);
    return shelf.summary(id);
  },
  'projects.fetch-again': async ({ store, shelf, imagenFor, signal }, { id }) => {
    const missing = await fetchAgain(store, id, shelf.isRunning(id), imagenFor, signal);
    if (missing > 0) shelf.start(id);
    return { missing, project: shelf.summary(id) };
  },
  'projects.again': (services, { id }) => startAgain(services, id),
  'projects.show': async ({ store, shelf, showPath }, { id, photo }) => {
    const { root } = shelf.summary(id);
    const shown =
      photo === undefined ? await requireShoot(root).then(() => root) : await photoOnDisk(store, id, photo);
    showPath(shown);
    return { shown };
  },
  'projects.frame': ({ store, largePicture }, { id, photo }) =>
    frameOf(store, id, photo, (side) => largePicture(id, photo, side)),
  'projects.drag': async ({ store, startDrag, smallPicture }, { id, photos }) => {
    const files = await picturesToDrag(store, id, photos);
    startDrag(files, await smallPicture(id, photos[0] ?? 0).catch(() => null));
    return { files: [...files] };
  },
  'projects.open-results': (services, { id }) => openResults(services, services.shelf.summary(id)),

  'watch.state': ({ watching }) => watching.state(),
  'watch.add': ({ watching }, { path }) => watching.add(path),
  'watch.change': ({ watching }, { id, ...change }) => watching.change(id, change),
  'watch.remove': ({ watching }, { id }) => watching.remove(id),
  'watch.dismiss': ({ watching }, { id }) => watching.dismiss(id),
};

async function changed(services: Services) {
  const view = await services.settingsView();
  services.emit({ type: 'settings', settings: view });
  return view;
}

const speedOf = ({ settings, uplink }: Services) => uplink.speed(settings.get().practice === true);

// Sidecars lie beside the RAWs: then the shoot itself is what Lightroom is pointed at, and what was made for it holds backups.
async function openResults(
  { store, openPath }: Services,
  { id, root, resultsFolder }: ProjectSummary,
): Promise<{ opened: string }> {
  const results = store.results.all(id).filter(({ placedAt }) => placedAt !== null);
  const elsewhere = results.length > 0 && !results.some(({ target }) => isInside(resultsFolder, target));
  const there = (await stat(resultsFolder).catch(() => null)) !== null;
  const opened = there && !elsewhere ? resultsFolder : root;
  await openPath(opened);
  return { opened };
}

const withoutUndefined = <T extends object>(changes: T) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
