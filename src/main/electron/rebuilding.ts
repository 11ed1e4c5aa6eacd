// A damaged list of projects at the start: asks whether to rebuild it, does it, and says what came of it. Called by shell.ts.
import { dialog } from 'electron';
import { FaultError } from '#contract/faults.ts';
import type { Rebuilt } from '#main/store/mend.ts';
import { rebuildList } from '#main/store/rebuild.ts';
import type { ShellWords } from './words.ts';

const rebuild = 1;

/** Opens; a damaged list is rebuilt first, if a person wants that. Null when not: then Roundtrip ends. */
export async function openOrRebuild<T>(
  open: () => Promise<T>,
  home: string,
  words: ShellWords,
): Promise<T | null> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.code !== 'database-damaged') throw error;
    if (!(await wantsRebuilding(words))) return null;
    await tell(rebuildList(home), words);
    return open();
  }
}

async function wantsRebuilding({ rebuild: said }: ShellWords): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: said.ask,
    detail: said.detail,
    buttons: [said.quit, said.go],
    defaultId: rebuild,
    cancelId: 0,
    noLink: true,
  });
  return response === rebuild;
}

async function tell(rebuilt: Rebuilt, words: ShellWords): Promise<void> {
  const { rebuild: said } = words;
  const options = {
    message: said.done,
    detail: outcomeOf(rebuilt, words),
    buttons: [said.goOn],
    noLink: true,
  };
  await dialog.showMessageBox({ type: 'info', ...options });
}

// A box is read at a glance; the projects’ own stories tell the rest.
const mostNamed = 5;

function outcomeOf(rebuilt: Rebuilt, { rebuild: said }: ShellWords): string {
  const { kept, whole, inPart, lost, startsOff } = rebuilt;
  const named = (title: string, names: readonly string[]): readonly string[] =>
    names.length === 0
      ? []
      : [
          title,
          ...names.slice(0, mostNamed).map((name) => `• ${name}`),
          ...(names.length > mostNamed ? [said.more(names.length - mostNamed)] : []),
          '',
        ];
  return [
    ...(whole.length + inPart.length === 0 ? [said.none, ''] : []),
    ...(whole.length === 0 ? [] : [said.whole(whole.length), '']),
    ...named(
      said.inPart,
      inPart.map(({ name }) => name),
    ),
    ...named(
      said.lost,
      lost.map(({ id, photo }) => photo ?? id),
    ),
    ...named(said.startsOff, startsOff),
    ...(kept === null ? [] : [said.kept(kept)]),
  ]
    .join('\n')
    .trim();
}
