// With HDR merge: how many brackets would be sent, and what doesn't fit into one.
import { AlertTriangle, Layers } from 'lucide-react';
import type { Brackets } from '#contract/shoot.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { countBrackets } from './bracket-marks.ts';

interface Props {
  readonly brackets: Brackets;
  readonly deselected: ReadonlySet<number>;
  readonly onLeaveOut: (ids: readonly number[]) => void;
}

export function BracketLine({ brackets, deselected, onLeaveOut }: Props) {
  const { t, format } = useWords();
  const { sizes, loose, torn } = countBrackets(brackets, deselected);
  const [usual, ...others] = sizes;
  const groups = sizes.map(({ size, count }) =>
    t('newProject.brackets.groups', { count, size: format.number(size) }),
  );
  const uneven = others.reduce((sum, { count }) => sum + count, 0);
  const odd = [
    ...(usual !== undefined && uneven > 0 ? [t('newProject.brackets.uneven', { count: uneven })] : []),
    ...(torn > 0 ? [t('newProject.brackets.torn', { count: torn })] : []),
    ...(loose.length > 0 ? [t('newProject.brackets.loose', { count: loose.length })] : []),
  ];
  const Sign = odd.length > 0 ? AlertTriangle : Layers;
  return (
    <div className={`bracket-line${odd.length > 0 ? ' odd' : ''}`} role="status">
      <Sign size={14} aria-hidden />
      <p>
        <span>
          {sizes.length === 0
            ? t('newProject.brackets.none')
            : t('newProject.brackets.found', { list: format.list(groups) })}
        </span>
        {odd.map((sentence) => (
          <span key={sentence} className="bracket-odd">
            {' '}
            {sentence}
          </span>
        ))}
      </p>
      {loose.length > 0 && sizes.length > 0 && (
        <Button kind="quiet" onPress={() => onLeaveOut(loose)}>
          {t('newProject.brackets.leaveOut', { count: loose.length })}
        </Button>
      )}
    </div>
  );
}
