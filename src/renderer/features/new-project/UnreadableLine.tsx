// Files that have a photo's name and can't be read as one: not sent unless the photographer says so here, with one click.
import { AlertTriangle } from 'lucide-react';
import { useEffect } from 'react';
import type { ImageType } from '#contract/photo.ts';
import type { ShootPhoto } from '#contract/shoot.ts';
import { type Draft, useDrafts } from '../../state/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { isFor } from './left-out.ts';
import type { DetailsById } from './sheet.ts';

interface Props {
  readonly draft: Draft;
  readonly photos: readonly ShootPhoto[];
  readonly details: DetailsById;
  readonly isRead: boolean;
  readonly imageType: ImageType | null;
}

// More would push the acts away.
const mostNames = 3;

export function UnreadableLine({ draft, photos, details, isRead, imageType }: Props) {
  const { t, format } = useWords();
  const { shoot, deselected, rejected } = draft;
  const change = useDrafts((state) => state.change);
  // Once, as with what was rejected, and just before it: then the photographer's clicks count.
  useEffect(() => {
    if (!isRead || rejected !== null) return;
    const all = [...details.values()].filter(({ unreadable }) => unreadable).map(({ id }) => id);
    if (all.length > 0) change(shoot.id, { deselected: new Set([...deselected, ...all]) });
  }, [isRead, rejected, details, deselected, change, shoot.id]);
  const told = photos.filter((photo) => details.get(photo.id)?.unreadable && isFor(imageType, photo));
  const ids = new Set(told.map(({ id }) => id));
  const sent = told.filter(({ id }) => !deselected.has(id)).length;
  if (told.length === 0) return null;
  const names = told.slice(0, mostNames).map(({ relative }) => relative);
  const listed = told.length > mostNames ? `${names.join(', ')}, …` : format.list(names);
  const act = () => {
    const without = [...deselected].filter((id) => !ids.has(id));
    change(shoot.id, { deselected: new Set(sent === 0 ? without : [...without, ...ids]) });
  };
  return (
    <div className="bracket-line odd">
      <AlertTriangle size={14} aria-hidden />
      <p role="status">
        {sent === 0
          ? t('common.unreadable.out', { count: told.length, names: listed })
          : t('common.unreadable.in', { count: sent })}
      </p>
      <Button kind="quiet" onPress={act}>
        {sent === 0
          ? t('common.unreadable.take', { count: told.length })
          : t('common.unreadable.leave', { count: sent })}
      </Button>
    </div>
  );
}
