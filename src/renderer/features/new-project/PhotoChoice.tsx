// The left half of the form: what was found, how many are chosen, the contact sheet.
import { useCallback, useEffect } from 'react';
import type { ImageType } from '#contract/photo.ts';
import { fitting } from '#contract/profile.ts';
import { isRejected, type ShootPhoto } from '#contract/shoot.ts';
import { type Draft, useDrafts } from '../../state/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import { BeforeLine } from './BeforeLine.tsx';
import { BracketLine } from './BracketLine.tsx';
import { BusyLine } from './BusyLine.tsx';
import { ChoiceBar } from './ChoiceBar.tsx';
import './Lasso.css';
import { deselectedAfter, isFor, selectedIds } from './left-out.ts';
import './PhotoChoice.css';
import { PhotoGrid } from './PhotoGrid.tsx';
import { RejectedLine } from './RejectedLine.tsx';
import { SheetBar } from './SheetBar.tsx';
import { ShootFacts } from './ShootFacts.tsx';
import { hasStars, isShowingAll, type StarChoice, showAll } from './sheet.ts';
import { UnreadableLine } from './UnreadableLine.tsx';
import { useLasso } from './use-lasso.ts';
import { useSheet } from './use-sheet.ts';
import { useStarKeys } from './use-star-keys.ts';

interface Props {
  readonly draft: Draft;
  readonly imageType: ImageType | null;
}

export function PhotoChoice({ draft, imageType }: Props) {
  const { t } = useWords();
  const { shoot, deselected } = draft;
  const change = useDrafts((state) => state.change);
  const sheet = useSheet(draft, imageType);
  const { photos, shown, details, facts, brackets, sieve, setSieve } = sheet;
  useRejected(draft, sheet);
  // While the last pages of a large shoot are on their way, what isn't there yet is selected, as all is at first.
  const fit = imageType === null ? shoot.photos : fitting(imageType, shoot);
  const coming = fit - photos.filter((photo) => isFor(imageType, photo)).length;
  const chosen = selectedIds(photos, imageType, deselected).length + coming;
  const unfit = shoot.photos - fit;
  const choose = (among: readonly ShootPhoto[], selected: ReadonlySet<unknown> | 'all') =>
    change(shoot.id, { deselected: deselectedAfter(among, imageType, deselected, selected) });
  const chooseByStars = (stars: StarChoice) => {
    const fit = photos.filter(({ id }) => hasStars(details.get(id), stars));
    choose(photos, new Set(fit.map(({ id }) => id)));
  };
  const onDeselect = (out: ReadonlySet<number>) => change(shoot.id, { deselected: out });
  const lasso = useLasso({
    photos: shown,
    selected: () => selectedIds(shown, imageType, deselected),
    onSelect: (ids) => choose(shown, ids),
  });
  const onStarKey = useStarKeys((stars) => sheet.isRead && chooseByStars(stars));
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
  const rejected = photos.filter((photo) => draft.rejected?.has(photo.id) && isFor(imageType, photo));
  return (
    <section className="photo-choice" aria-label={t('newProject.photosTitle')}>
      <ShootFacts shoot={shoot} />
      <BusyLine root={shoot.root} />
      {shoot.before !== null && (
        <BeforeLine
          before={shoot.before}
          photos={photos.filter(({ id }) => !draft.rejected?.has(id))}
          imageType={imageType}
          onSelect={(ids) => choose(photos, ids)}
        />
      )}
      <ChoiceBar
        chosen={chosen}
        total={shoot.photos}
        unfit={unfit === 0 ? null : t(`newProject.stay.${imageType ?? 'RAW'}`, { count: unfit })}
        shown={filtered ? shown.length : null}
        found={facts}
        onStars={chooseByStars}
        onAll={() => choose(shown, 'all')}
        onNone={() => choose(shown, new Set())}
      />
      <RejectedLine
        rejected={rejected.map(({ id }) => id)}
        {...{ deselected, onDeselect, onOthers: () => chooseByStars('kept') }}
      />
      <UnreadableLine {...{ draft, photos, details, imageType }} isRead={sheet.isRead} />
      <SheetBar
        shoot={shoot}
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
          onLeaveOut={(ids) => onDeselect(new Set([...deselected, ...ids]))}
        />
      )}
      <div
        className="lassoed"
        onPointerDownCapture={lasso.onPointerDownCapture}
        onKeyDownCapture={facts.starred || facts.rejected ? onStarKey : undefined}
      >
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
        <div ref={lasso.frame} className="lasso" hidden aria-hidden />
      </div>
    </section>
  );
}

/** As soon as all sidecars were read, what was rejected elsewhere is taken out, once. */
function useRejected({ shoot, rejected }: Draft, { isRead, details }: ReturnType<typeof useSheet>): void {
  const leaveRejected = useDrafts((state) => state.leaveRejected);
  useEffect(() => {
    if (!isRead || rejected !== null) return;
    const all = [...details.values()].filter(isRejected);
    leaveRejected(
      shoot.id,
      all.map(({ id }) => id),
    );
  }, [isRead, rejected, details, leaveRejected, shoot.id]);
}
