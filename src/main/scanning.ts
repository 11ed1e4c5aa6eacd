// Answers the window's question what lies in folders or among photos that were dropped. Called by the handlers.
import type { CallOutput, CallParsed } from '#contract/calls.ts';
import type { Shoot, ShootSummary } from '#contract/shoot.ts';
import { beforeOf } from './projects/before.ts';
import type { Services } from './services.ts';
import { scanShoot, scanShoots } from './shoots/scan.ts';
import type { Look } from './shoots/scans.ts';
import { summarize } from './shoots/summary.ts';

/** Each shoot lies on the desk afterwards. A scan with a ticket tells of itself and can be stopped: then there is none. */
export async function scanFor(
  services: Services,
  { paths, together, ticket }: CallParsed<'shoots.scan'>,
): Promise<CallOutput<'shoots.scan'>> {
  const { desk, signal, store, settings, recent, emit } = services;
  const ours = store.results.placedPhotos();
  const scan = async (until: AbortSignal, look?: Look): Promise<readonly Shoot[]> =>
    together ? [await scanShoot(paths, until, ours, look)] : scanShoots(paths, until, ours, look);
  const tell = (folder: string, found: number) => {
    if (ticket !== undefined) emit({ type: 'scan', ticket, folder, found });
  };
  const shoots = ticket === undefined ? await scan(signal) : await desk.scans.run(ticket, signal, tell, scan);
  if (shoots === null) return { shoots: [] };
  const practice = settings.get().practice === true;
  const one = async (shoot: Shoot): Promise<ShootSummary> => ({
    ...(await summarize(desk.put(shoot), shoot)),
    before: beforeOf(store, shoot, practice),
  });
  await recent.opened(paths);
  return { shoots: await Promise.all(shoots.map(one)) };
}
