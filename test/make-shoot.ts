// A shoot to work on, for the tests and the demo. By hand: npm exec -- node test/make-shoot.ts <folder> [--photos N]
import { parseArgs } from 'node:util';
import { type MadeShoot as Made, makeSampleShoot } from '#practice/sample-shoot/make.ts';
import { defaults, type Plan } from '#practice/sample-shoot/plan.ts';

export type ShootPlan = Plan;
export type MadeShoot = Made;

/** As wide as what a camera embeds: for pictures that somebody looks at, and eight times as long to draw. */
export const cameraWidth: number = defaults.previewWidth;
const testWidth = 640;

/** Makes a shoot in `folder` (made if missing), with small previews. Deterministic for a plan; two dozen photos take a second. */
export const makeShoot = (folder: string, plan: ShootPlan = {}): Promise<MadeShoot> =>
  makeSampleShoot(folder, { previewWidth: testWidth, ...plan });

/** Everything switched on, as the demo shows it. */
const fullPlan: ShootPlan = { previewWidth: cameraWidth, ratings: true, twins: 2, brackets: 1, junk: true };

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { photos: { type: 'string' } },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('Say in which folder: node test/make-shoot.ts <folder>');
  const made = await makeShoot(folder, {
    ...fullPlan,
    ...(values.photos === undefined ? {} : { photos: Number(values.photos) }),
  });
  process.stdout.write(`${made.photos.length} photos in ${made.root}\n`);
}
