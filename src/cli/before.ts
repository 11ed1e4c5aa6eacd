// `roundtrip edit` on a shoot that was edited before: nothing is billed twice without a word.
import type { ProjectChoices } from '#contract/project.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import { ask } from './ask.ts';
import { nothingSent, Wrong } from './exits.ts';
import type { Terminal } from './open.ts';
import { counted, dateWords } from './words.ts';

export interface Wish {
  readonly again: boolean;
  readonly onlyNew: boolean;
}

/** Photos (ids) to leave out because they were edited before. Asks whoever sits there; a script must have said it. */
export async function knownToLeaveOut(
  terminal: Pick<Terminal, 'call'>,
  shoot: ShootSummary,
  choices: ProjectChoices,
  wish: Wish,
): Promise<readonly number[]> {
  const known = shoot.before?.known ?? [];
  if (shoot.before === null || known.length === 0 || wish.again) return [];
  const fresh = await photosToSend(terminal, shoot.id, {
    ...choices,
    deselected: [...choices.deselected, ...known],
  });
  if (wish.onlyNew) return onlyNew(shoot, fresh);
  const told = `${shoot.name} was edited before, as “${shoot.before.name}” on ${dateWords(shoot.before.at)}: ${counted(known.length, 'photo')}; ${fresh} new since.`;
  const said = await ask(
    `${told}\nEdit the [n]ew photos only, [a]ll of them again (billed again), or [q]uit?`,
  );
  if (said === 'a' || said === 'all') return [];
  if (said === 'n' || said === 'new') return onlyNew(shoot, fresh);
  if (said !== null) throw new Wrong('Nothing was sent.');
  const news = fresh === 0 ? '' : ` --only-new to edit the ${counted(fresh, 'new photo')} only, or`;
  throw new Wrong(
    `${told} Nothing was sent. Say${news} --again to edit all of them again, which is billed again.`,
  );
}

/** How many photos would be sent: twins and photos of the other format are none. */
async function photosToSend(
  { call }: Pick<Terminal, 'call'>,
  shootId: string,
  choices: ProjectChoices,
): Promise<number> {
  const reply = await call('projects.plan', { shootId, choices });
  if (!reply.ok && reply.fault.code === 'nothing-to-send') return 0;
  return nothingSent(reply).photos;
}

function onlyNew(shoot: ShootSummary, fresh: number): readonly number[] {
  if (fresh > 0) return shoot.before?.known ?? [];
  throw new Wrong(`There is no new photo in ${shoot.name}: all were edited before. Nothing was sent.`);
}
