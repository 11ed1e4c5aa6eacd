// The contact sheet of a shoot. What is chosen has a tick; what isn't is dimmed, and says so where it can't be.
import { type ComponentProps, memo, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { GridLayout, GridList, GridListItem, type Selection, Size, Virtualizer } from 'react-aria-components';
import { thumbnailAddress } from '#contract/bridge.ts';
import type { ImageType } from '#contract/photo.ts';
import type { ShootPhoto } from '#contract/shoot.ts';
import { PaceContext, PatientPicture } from '../../ui/PatientPicture.tsx';
import { QuickRows } from '../../ui/QuickRows.tsx';
import { useScrollPace } from '../../ui/scroll-pace.ts';
import { useGrowing } from '../../ui/use-growing.ts';
import { useWords } from '../../words/words.ts';
import { selectedIds, unfitIds } from './left-out.ts';
import './PhotoGrid.css';
import { type Marks, MarksContext, PhotoMarks } from './PhotoMarks.tsx';

interface Props {
  readonly shootId: string;
  readonly photos: readonly ShootPhoto[];
  readonly imageType: ImageType | null;
  readonly deselected: ReadonlySet<number>;
  readonly marks: Marks;
  readonly onSelect: (selected: Selection) => void;
  /** What stands here when no photo is shown. */
  readonly empty: () => ReactNode;
}

// A 3:2 picture with a line for its name; about six in a row in a usual window.
const layoutOf = (line: number) => ({
  minItemSize: new Size(132, 116 + line),
  maxItemSize: new Size(220, 175 + line),
  minSpace: new Size(8, 8),
  preserveAspectRatio: true,
});
const plain = layoutOf(0);
const withMarks = layoutOf(16);

export function PhotoGrid(props: Props) {
  const { shootId, photos, imageType, deselected, marks, onSelect, empty } = props;
  const { t } = useWords();
  const selected = useMemo(() => selectedIds(photos, imageType, deselected), [photos, imageType, deselected]);
  const unfit = useMemo(() => unfitIds(photos, imageType), [photos, imageType]);
  const unfitWord = imageType === 'JPG' ? t('newProject.notJpeg') : t('newProject.notRaw');
  // Ten thousand in another order are got ready in pieces, between which the window answers.
  const pace = useScrollPace();
  const drawn = useGrowing(photos);
  // The same function while nothing about the cells changes: a click then costs no walk over 10,000 of them.
  const cell = useCallback(
    (photo: ShootPhoto) => <PhotoCell {...{ photo, shootId, unfitWord }} />,
    [shootId, unfitWord],
  );
  // Cells are remembered per photo; another profile changes what they say.
  const dependencies = useMemo(() => [shootId, unfitWord], [shootId, unfitWord]);
  return (
    <PaceContext value={pace}>
      <MarksContext value={marks}>
        <Virtualizer layout={GridLayout} layoutOptions={marks.marked ? withMarks : plain}>
          <QuickRows>
            <GridList
              className="photo-grid"
              layout="grid"
              aria-label={t('newProject.grid')}
              items={drawn}
              dependencies={dependencies}
              selectionMode="multiple"
              selectionBehavior="toggle"
              escapeKeyBehavior="none"
              selectedKeys={selected}
              disabledKeys={unfit}
              onSelectionChange={onSelect}
              renderEmptyState={empty}
              onScroll={pace.onScroll}
            >
              {cell}
            </GridList>
          </QuickRows>
        </Virtualizer>
      </MarksContext>
    </PaceContext>
  );
}

interface CellProps {
  readonly photo: ShootPhoto;
  readonly shootId: string;
  /** Said on what the profile is not for. Handed down: a cell is drawn by the hundred. */
  readonly unfitWord: string;
}

/** A row of the grid as react-aria made it, with its number among those shown. */
function Row({ photo, ...row }: ComponentProps<'div'> & { readonly photo: number }) {
  const { places } = useContext(MarksContext);
  const numbered = { ...row, 'aria-rowindex': places.get(photo) };
  return <div {...numbered} />;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const PhotoCell = memo(function PhotoCell({ photo, shootId, unfitWord }: CellProps) {
  const name = nameOf(photo.relative);
  return (
    <GridListItem
      id={photo.id}
      textValue={photo.relative}
      className="photo-cell"
      render={(row) => <Row {...row} photo={photo.id} />}
    >
      {({ isDisabled }) => (
        <>
          <PatientPicture src={thumbnailAddress('shoot', shootId, photo.id)} />
          {isDisabled ? (
            <span className="photo-why small">{unfitWord}</span>
          ) : (
            <span className="photo-tick" aria-hidden />
          )}
          <span className="photo-name small">
            <span className="cut">{name}</span>
          </span>
          <PhotoMarks id={photo.id} />
        </>
      )}
    </GridListItem>
  );
});
