// A photo's state as a sign and a word, with its reason where it failed.
import { Circle, CircleAlert, CircleCheck, CircleDot, CircleSlash } from 'lucide-react';
import type { ProjectPhoto } from '#contract/photo.ts';
import { useWords } from '../../words/words.ts';
import { photoReason } from './reason-words.ts';

const signs = { waiting: Circle, sent: CircleDot, edited: CircleCheck, failed: CircleAlert } as const;

export function PhotoStanding({ photo }: { readonly photo: ProjectPhoto }) {
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
