// How the form of a new project begins: with what was chosen for the shoot before, and where Settings want results. Pure.
import type { Settings } from '#contract/settings.ts';
import type { ShootSummary } from '#contract/shoot.ts';
import { type Choices, noChoices, resultRulesOf } from './choices.ts';

type Rules = Settings['results'];

export const parentOf = (folder: string): string => folder.replace(/[\\/]+[^\\/]*[\\/]*$/, '');

/** The folder that a shoot gets below the one in Settings, written as the system writes it. */
function ownFolder(folder: string, shoot: Pick<ShootSummary, 'name'>): string {
  const slash = folder.includes('\\') ? '\\' : '/';
  return `${folder.replace(/[\\/]+$/, '')}${slash}${shoot.name}`;
}

/** `last` is what was chosen for the shoot before, or `noChoices`. */
export function beginFor(shoot: Pick<ShootSummary, 'name'>, last: Choices, rules: Rules): Choices {
  const own = rules.folder === null ? '' : ownFolder(rules.folder, shoot);
  const fresh: Choices = {
    ...noChoices,
    jpegs: rules.jpegs,
    ...(own === '' ? {} : { edits: 'folder', editsFolder: own }),
  };
  const startResults = resultRulesOf(fresh) ?? noChoices.startResults;
  if (last === noChoices) return { ...fresh, startResults };
  // The last shoot's own folder is not this one's.
  const besideOwn = own !== '' && parentOf(last.editsFolder) === parentOf(own);
  return { ...last, startResults, editsFolder: besideOwn ? own : last.editsFolder };
}
