// `roundtrip rebuild`: rebuilds a damaged list of projects, and says what could be known and what couldn't.
import { userDataFolder } from '#main/home.ts';
import type { Rebuilt } from '#main/store/mend.ts';
import { rebuildList } from '#main/store/rebuild.ts';
import { read } from './arguments.ts';
import { exits, Wrong } from './exits.ts';
import { typed } from './words.ts';

/** Ends with 0 when every project is there again, with 1 when some are lost. */
export async function rebuild(args: readonly string[]): Promise<number> {
  const { values, positionals } = read(args, { json: { type: 'boolean' } });
  if (positionals.length > 0) throw new Wrong('This takes no project: the whole list is rebuilt.');
  const rebuilt = rebuildList(userDataFolder());
  console.log(values.json === true ? JSON.stringify(rebuilt) : told(rebuilt));
  return rebuilt.lost.length > 0 ? exits.someFailed : exits.done;
}

function told({ kept, whole, inPart, lost, startsOff }: Rebuilt): string {
  const named = ({ id, name }: { id: string; name: string }): string => `  ${id}  ${name}`;
  const part = (words: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${lines.length} ${words}:`, ...lines];
  const none = whole.length + inPart.length + lost.length === 0;
  return [
    none ? 'The list is rebuilt, and empty: no project could be read.' : 'The list is rebuilt.',
    ...part('as before', whole.map(named)),
    ...part('known in part; Imagen is asked and folders are looked at before they go on', inPart.map(named)),
    ...part(
      'lost; their results and backups still lie in their shoots',
      lost.map(({ id, photo }) => `  ${id}${photo === null ? '' : `  ${photo}`}`),
    ),
    ...part(
      'watched folders start nothing by themselves any more; new shoots are proposed until you turn it on again in Settings',
      startsOff.map((path) => `  ${path}`),
    ),
    kept === null ? 'The damaged list was gone.' : `The damaged list is kept: ${kept}`,
    `See: ${typed('projects')}`,
  ].join('\n');
}
