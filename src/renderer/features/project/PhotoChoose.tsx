// Chooses one photo for a drag of several; with Shift all from the last one on.
import type { MouseEvent } from 'react';
import { useWords } from '../../words/words.ts';
import type { PhotoShown } from './photo-acts.ts';

type Props = Pick<PhotoShown, 'photo' | 'isChosen' | 'acts'>;

export function PhotoChoose({ photo, isChosen, acts }: Props) {
  const { t } = useWords();
  const { id, path: name, picture } = photo;
  if (!picture) return null;
  return (
    <input
      type="checkbox"
      className="photo-choose"
      aria-label={t('project.photos.choose', { name })}
      checked={isChosen}
      // The change itself doesn't say whether Shift is held; a click, also one by Space, does.
      onChange={() => undefined}
      onClick={(event: MouseEvent) => acts.choose(id, event.shiftKey)}
    />
  );
}
