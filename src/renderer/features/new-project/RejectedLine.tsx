// Photos that were rejected in Lightroom or Photo Mechanic: not sent unless the photographer says so here, with one click.
import { CircleSlash } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

interface Props {
  /** Those that the profile is for. */
  readonly rejected: readonly number[];
  readonly deselected: ReadonlySet<number>;
  readonly onDeselect: (deselected: ReadonlySet<number>) => void;
  /** Selects all others, and none of these. */
  readonly onOthers: () => void;
}

export function RejectedLine({ rejected, deselected, onDeselect, onOthers }: Props) {
  const { t } = useWords();
  const out = rejected.filter((id) => deselected.has(id));
  const sent = rejected.length - out.length;
  const take = () => onDeselect(new Set([...deselected].filter((id) => !rejected.includes(id))));
  const leave = () => onDeselect(new Set([...deselected, ...rejected]));
  if (rejected.length === 0) return null;
  return (
    <div className="bracket-line">
      <CircleSlash size={14} aria-hidden />
      <p role="status">
        {sent === 0
          ? t('newProject.rejected.out', { count: out.length })
          : t('newProject.rejected.in', { count: sent })}
      </p>
      <Button kind="quiet" onPress={onOthers}>
        {t('newProject.notRejected')}
      </Button>
      <Button kind="quiet" onPress={sent === 0 ? take : leave}>
        {sent === 0
          ? t('newProject.rejected.take', { count: out.length })
          : t('newProject.rejected.leave', { count: sent })}
      </Button>
    </div>
  );
}
