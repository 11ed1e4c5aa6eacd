// `npm run demo`: the whole main job in the real window, unattended, on a sample shoot and Practice Imagen. Leaves the
// results, numbered screenshots and the app's own records in demo/. Ends with 0 only if all that was promised is there.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cameraWidth, makeShoot } from '#test/make-shoot.ts';
import { Roundtrip } from '../e2e/app.ts';
import { roundTrip } from '../e2e/journey.ts';
import { problems, sum } from '../e2e/outcome.ts';
import { failedWords, leftOutWords } from '../src/cli/words.ts';
import type { Delivery, Ledger, ProjectSummary } from '../src/contract/project.ts';
import { build } from './build.ts';
import { openDisplay } from './display.ts';
import { doctor } from './doctor.ts';
import { findRuntime, root } from './runtime.ts';

const folder = path.join(root, 'demo');
const shoot = path.join(folder, 'shoot', 'Anna & Tom');
const screens = path.join(folder, 'screens');

/** Two dozen photos of four makes in two folders, with what real folders hold besides. */
const plan = { photos: 24, previewWidth: cameraWidth, ratings: true, twins: 2, brackets: 1, junk: true };

const travel = async (app: Roundtrip): Promise<{ project: ProjectSummary; delivery: Delivery }> => {
  const project = await roundTrip(app, {
    shoot,
    profile: 'LOVE & LIGHT',
    tools: ['Crop', 'Straighten'],
    picture: (name) => app.screen(name, screens),
  });
  return { project, delivery: await app.call('projects.delivery', { id: project.id }) };
};

const listed = (
  counts: Readonly<Record<string, number | undefined>>,
  words: (reason: string, count: number) => string,
): string =>
  Object.entries(counts)
    .map(([reason, count = 0]) => words(reason, count))
    .join(' · ') || 'none';

const tell = ({ found, sent, leftOut, failed }: Ledger, { results }: Delivery): void => {
  const backups = results.flatMap((result) => result.backups);
  console.log(`\nLedger: ${found} found = ${sent} sent + ${sum(leftOut)} left out + ${sum(failed)} failed`);
  console.log(`  left out: ${listed(leftOut, leftOutWords)}`);
  console.log(`  failed: ${listed(failed, failedWords)}`);
  console.log(
    `Edits of ${results.length} photos; ${backups.length} earlier sidecars merged, each kept as it was.`,
  );
};

const demo = async (): Promise<boolean> => {
  if (!(await doctor())) return false;
  build();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(screens, { recursive: true });
  await makeShoot(shoot, plan);
  const display = await openDisplay();
  if (display.name !== undefined) process.env.DISPLAY = display.name;
  console.log(`demo: on ${findRuntime().name}${display.hidden ? ', window on Xvfb' : ''}`);
  const app = await Roundtrip.open({ home: path.join(folder, 'home') });
  try {
    const { project, delivery } = await travel(app);
    tell(delivery.ledger, delivery);
    const wrong = problems(delivery, true);
    for (const one of wrong) console.error(`demo: ${one}`);
    console.log(`Sidecars   beside their photos, in ${shoot}`);
    console.log(`Results    ${project.resultsFolder}`);
    console.log(`Pictures   ${screens}`);
    return wrong.length === 0;
  } catch (error) {
    await app.screen('99-where-it-stopped', screens).catch(() => {});
    throw error;
  } finally {
    await app.close();
    display.close();
  }
};

if (!(await demo())) process.exitCode = 1;
