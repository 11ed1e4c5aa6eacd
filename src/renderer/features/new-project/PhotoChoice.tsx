// The left half of the form: what was found, how many are chosen, the contact sheet.
import { useCallback } from 'react';
import type { ImageType } from '#contract/photo.ts';
import type { ShootPhoto } from '#contract/shoot.ts';
import { type Draft, useDrafts } from '../../state/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { BeforeLine } from './BeforeLine.tsx';
import { BracketLine } from './BracketLine.tsx';
import { deselectedAfter, selectedIds } from './left-out.ts';
import './PhotoChoice.css';
import { PhotoGrid } from './PhotoGrid.tsx';
import { SheetBar } from './SheetBar.tsx';
import { ShootFacts } from './ShootFacts.tsx';
import { hasStars, isShowingAll, type StarChoice, showAll } from './sheet.ts';
import { useSheet } from './use-sheet.ts';

interface Props {
  readonly draft: Draft;
  readonly imageType: ImageType | null;
}

export function PhotoChoice({ draft, imageType }: Props) {
  const { t, format } = useWords();
  const { shoot, deselected } = draft;
  const change = useDrafts((state) => state.change);
  const sheet = useSheet(draft, imageType);
  const { photos, shown, details, facts, brackets, sieve, setSieve } = sheet;
  const chosen = selectedIds(photos, imageType, deselected).length;
  const choose = (among: readonly ShootPhoto[], selected: ReadonlySet<unknown> | 'all') =>
    change(shoot.id, { deselected: deselectedAfter(among, imageType, deselected, selected) });
  const chooseByStars = (stars: StarChoice) => {
    const fit = photos.filter(({ id }) => hasStars(details.get(id), stars));
    choose(photos, new Set(fit.map(({ id }) => id)));
  };
  const filtered = !isShowingAll(sieve);
  const empty = useCallback(
    () => (
      <div className="photo-grid-empty">
        <p>{t('newProject.sheet.nothing')}</p>
        <Button onPress={() => setSieve(showAll)}>{t('newProject.sheet.showAll')}</Button>
      </div>
    ),
    [t, setSieve],
  );
  return (
    <section className="photo-choice" aria-label={t('newProject.photosTitle')}>
      <ShootFacts shoot={shoot} />
      {shoot.before !== null && (
        <BeforeLine before={shoot.before} photos={photos} onSelect={(ids) => choose(photos, ids)} />
      )}
      <div className="photo-choice-bar">
        <p role="status">
          {t('newProject.selected', { chosen: format.number(chosen), total: format.number(photos.length) })}
          {filtered && <span className="quiet"> · {t('newProject.shown', { count: shown.length })}</span>}
        </p>
        <p className="quiet photo-choice-hint">{t('newProject.hint')}</p>
        {facts.starred && (
          <Button kind="quiet" onPress={() => chooseByStars('s3')}>
            {t('newProject.threeUp')}
          </Button>
        )}
        {facts.rejected && (
          <Button kind="quiet" onPress={() => chooseByStars('kept')}>
            {t('newProject.notRejected')}
          </Button>
        )}
        <Button kind="quiet" onPress={() => choose(shown, 'all')}>
          {t(filtered ? 'newProject.allShown' : 'newProject.all')}
        </Button>
        <Button kind="quiet" onPress={() => choose(shown, new Set())}>
          {t(filtered ? 'newProject.noneShown' : 'newProject.none')}
        </Button>
      </div>
      <SheetBar
        found={facts}
        read={sheet.isRead}
        order={sheet.order}
        sieve={sieve}
        onOrder={sheet.setOrder}
        onSieve={setSieve}
      />
      {brackets !== null && (
        <BracketLine
          brackets={brackets}
          deselected={deselected}
          onLeaveOut={(ids) => change(shoot.id, { deselected: new Set([...deselected, ...ids]) })}
        />
      )}
      <PhotoGrid
        // Another order or filter begins at the top, as a sheet of its own.
        key={`${sheet.order} ${Object.values(sieve).join(' ')}`}
        shootId={shoot.id}
        photos={shown}
        imageType={imageType}
        deselected={deselected}
        marks={sheet.marks}
        onSelect={(selected) => choose(shown, selected)}
        empty={empty}
      />
    </section>
  );
}
