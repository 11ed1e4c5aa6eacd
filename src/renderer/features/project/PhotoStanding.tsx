// A photo's state as a sign and a word, with its reason where it failed.
import { Circle, CircleAlert, CircleCheck, CircleDot, CircleSlash, Undo2 } from 'lucide-react';
import { useWords } from '../../words/words.ts';
import type { ShownPhoto } from './put-back.ts';
import { photoReason } from './reason-words.ts';

const signs = { waiting: Circle, sent: CircleDot, edited: CircleCheck, failed: CircleAlert } as const;

export function PhotoStanding({ photo }: { readonly photo: ShownPhoto }) {
  const { t } = useWords();
  const { state, reason, verified } = photo;
  // Not its own failure: nothing red.
  if (reason === 'cancelled')
    return (
      <span className="photo-state waiting">
        <CircleSlash size={14} aria-hidden />
        {t('project.photos.cancelled')}
      </span>
    );
  if (photo.putBack)
    return (
      <span className="photo-state waiting">
        <Undo2 size={14} aria-hidden />
        {t('project.photos.putBack')}
      </span>
    );
  const Sign = signs[state];
  const word =
    state === 'sent' && !verified ? t('project.photos.unverified') : t(`project.photos.state.${state}`);
  return (
    <span className={`photo-state ${state}`}>
      <Sign size={14} aria-hidden />
      {reason === null ? word : `${word}: ${photoReason(reason, t)}`}
    </span>
  );
}
