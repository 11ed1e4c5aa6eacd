// What was found in a shoot, and what is left out and why.
import type { ShootSummary } from '#contract/shoot.ts';
import { Fold } from '../../ui/Fold.tsx';
import { useWords } from '../../words/words.ts';
import './ShootFacts.css';

export function ShootFacts({ shoot }: { readonly shoot: ShootSummary }) {
  const { t, format } = useWords();
  const formats = Object.entries(shoot.formats).toSorted(([, a], [, b]) => b - a);
  const facts = [
    t('common.photos', { count: shoot.photos }),
    format.bytes(shoot.bytes),
    ...formats.map(([extension, count]) => `${format.number(count)} ${extension.slice(1).toUpperCase()}`),
    ...(shoot.captured === null ? [] : [format.span(shoot.captured.from, shoot.captured.to)]),
    ...shoot.cameras,
  ];
  return (
    <div className="shoot-facts">
      <p>
        <strong>{facts.slice(0, 2).join(' · ')}</strong>
        {facts.length > 2 && <span className="quiet"> · {facts.slice(2).join(' · ')}</span>}
      </p>
      <LeftOut shoot={shoot} />
    </div>
  );
}

/** What stays here already, before a profile is chosen. Open where nothing else is to be seen. */
function LeftOut({ shoot }: { readonly shoot: ShootSummary }) {
  const { t, format } = useWords();
  const count = shoot.leftOut.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return null;
  const photos = t('common.photos', { count: shoot.photos });
  const told = { count, photos, found: format.number(shoot.found) };
  return (
    <Fold title={t('newProject.leftOut', told)} open={shoot.photos === 0}>
      <ul className="left-out">
        {shoot.leftOut.map(({ reason, count: of, examples }) => (
          <li key={reason}>
            <span>{format.number(of)}</span>
            <span>
              {t(`common.leftOut.${reason}`)}
              {examples.length > 0 && (
                <span className="quiet">
                  {' '}
                  {t('newProject.examples', { list: format.list(examples.map(lastPart)) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

// Both kinds of slash: examples are paths of this computer.
const lastPart = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
