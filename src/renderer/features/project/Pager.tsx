// Forth and back through pages of photos.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onMove: (offset: number) => void;
}

export function Pager({ offset, limit, total, onMove }: Props) {
  const { t, format } = useWords();
  const to = Math.min(offset + limit, total);
  const range = { from: format.number(offset + 1), to: format.number(to), total: format.number(total) };
  return (
    <div className="pager">
      <p className="quiet" role="status">
        {t('project.photos.range', range)}
      </p>
      <Button
        kind="quiet"
        icon={<ChevronLeft size={16} aria-hidden />}
        aria-label={t('project.photos.previous')}
        isDisabled={offset === 0}
        onPress={() => onMove(Math.max(0, offset - limit))}
      />
      <Button
        kind="quiet"
        icon={<ChevronRight size={16} aria-hidden />}
        aria-label={t('project.photos.next')}
        isDisabled={to >= total}
        onPress={() => onMove(offset + limit)}
      />
    </div>
  );
}
