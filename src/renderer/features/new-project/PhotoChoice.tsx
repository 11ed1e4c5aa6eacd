// The left half of the form: what was found, how many are chosen, the contact sheet.
import type { ImageType } from '#contract/photo.ts';
import { useShootPhotos } from '../../bridge/shoots.ts';
import { type Draft, useDrafts } from '../../state/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { deselectedAfter, selectedIds } from './left-out.ts';
import './PhotoChoice.css';
import { PhotoGrid } from './PhotoGrid.tsx';
import { ShootFacts } from './ShootFacts.tsx';

interface Props {
  readonly draft: Draft;
  readonly imageType: ImageType | null;
}

export function PhotoChoice({ draft, imageType }: Props) {
  const { t, format } = useWords();
  const { shoot, deselected } = draft;
  const change = useDrafts((state) => state.change);
  const photos = useShootPhotos(shoot.id, shoot.photos);
  const chosen = selectedIds(photos, imageType, deselected).length;
  const select = (selected: ReadonlySet<unknown> | 'all') =>
    change(shoot.id, { deselected: deselectedAfter(photos, imageType, deselected, selected) });
  return (
    <section className="photo-choice" aria-label={t('newProject.photosTitle')}>
      <ShootFacts shoot={shoot} />
      <div className="photo-choice-bar">
        <p role="status">
          {t('newProject.selected', { chosen: format.number(chosen), total: format.number(photos.length) })}
        </p>
        <p className="quiet photo-choice-hint">{t('newProject.hint')}</p>
        <Button kind="quiet" onPress={() => select('all')}>
          {t('newProject.all')}
        </Button>
        <Button kind="quiet" onPress={() => select(new Set())}>
          {t('newProject.none')}
        </Button>
      </div>
      <PhotoGrid
        shootId={shoot.id}
        photos={photos}
        imageType={imageType}
        deselected={deselected}
        onSelect={select}
      />
    </section>
  );
}
