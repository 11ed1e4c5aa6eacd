// Over the contact sheet: how many photos are selected, and the ways to select many at once.
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import type { Found, StarChoice } from './sheet.ts';

interface Props {
  readonly chosen: number;
  readonly total: number;
  /** Photos that the profile is not for, in words; null when it is for all. */
  readonly unfit: string | null;
  /** How many a filter shows; null without one. */
  readonly shown: number | null;
  readonly found: Found;
  readonly onStars: (stars: StarChoice) => void;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

export function ChoiceBar({ chosen, total, unfit, shown, found, onStars, onAll, onNone }: Props) {
  const { t, format } = useWords();
  const count = { chosen: format.number(chosen), total: format.number(total) };
  return (
    <div className="photo-choice-bar">
      <p role="status">
        <strong>{t('newProject.selected', count)}</strong>
        {unfit !== null && <span> · {unfit}</span>}
        {shown !== null && <span className="quiet"> · {t('newProject.shown', { count: shown })}</span>}
      </p>
      {/* Where there is more to say, there is no room for it. */}
      {unfit === null && shown === null && <p className="quiet photo-choice-hint">{t('newProject.hint')}</p>}
      {found.starred && (
        <Button kind="quiet" onPress={() => onStars('s3')}>
          {t('newProject.threeUp')}
        </Button>
      )}
      <Button kind="quiet" onPress={onAll}>
        {t(shown === null ? 'newProject.all' : 'newProject.allShown')}
      </Button>
      <Button kind="quiet" onPress={onNone}>
        {t(shown === null ? 'newProject.none' : 'newProject.noneShown')}
      </Button>
    </div>
  );
}
