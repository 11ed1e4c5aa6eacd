// The folder was edited before: how many photos are new since, and one click to send only those.
import { History } from 'lucide-react';
import type { ImageType } from '#contract/photo.ts';
import type { ShootPhoto, ShootSummary } from '#contract/shoot.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { newSince } from './new-since.ts';

interface Props {
  readonly before: NonNullable<ShootSummary['before']>;
  readonly photos: readonly ShootPhoto[];
  readonly imageType: ImageType | null;
  readonly onSelect: (ids: ReadonlySet<number>) => void;
}

export function BeforeLine({ before, photos, imageType, onSelect }: Props) {
  const { t, format } = useWords();
  const known = new Set(before.known);
  const fresh = newSince(photos, known, imageType);
  const told = { name: before.name, date: format.dateTime(before.at), count: fresh.length };
  return (
    <div className="bracket-line" role="status">
      <History size={14} aria-hidden />
      <p>
        {fresh.length === 0 ? t('newProject.before.nothingNew', told) : t('newProject.before.text', told)}
      </p>
      {fresh.length > 0 && known.size > 0 && (
        <Button kind="quiet" onPress={() => onSelect(new Set(fresh))}>
          {t('newProject.before.only')}
        </Button>
      )}
    </div>
  );
}
