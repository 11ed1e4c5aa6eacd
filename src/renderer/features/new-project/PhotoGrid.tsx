// The contact sheet of a shoot. What is chosen looks as it is; what stays here is dimmed and says why.
import { Check } from 'lucide-react';
import { memo, useMemo } from 'react';
import {
  Checkbox,
  GridLayout,
  GridList,
  GridListItem,
  type Selection,
  Size,
  Virtualizer,
} from 'react-aria-components';
import { thumbnailAddress } from '#contract/bridge.ts';
import type { ImageType } from '#contract/photo.ts';
import type { ShootPhoto } from '#contract/shoot.ts';
import { Picture } from '../../ui/Picture.tsx';
import { useWords } from '../../words/words.ts';
import { selectedIds, unfitIds } from './left-out.ts';
import './PhotoGrid.css';

interface Props {
  readonly shootId: string;
  readonly photos: readonly ShootPhoto[];
  readonly imageType: ImageType | null;
  readonly deselected: ReadonlySet<number>;
  readonly onSelect: (selected: Selection) => void;
}

// A 3:2 picture with a line for its name; about six in a row in a usual window.
const layout = {
  minItemSize: new Size(132, 116),
  maxItemSize: new Size(220, 175),
  minSpace: new Size(8, 8),
  preserveAspectRatio: true,
};

export function PhotoGrid({ shootId, photos, imageType, deselected, onSelect }: Props) {
  const { t } = useWords();
  const selected = useMemo(() => selectedIds(photos, imageType, deselected), [photos, imageType, deselected]);
  const unfit = useMemo(() => unfitIds(photos, imageType), [photos, imageType]);
  return (
    <Virtualizer layout={GridLayout} layoutOptions={layout}>
      <GridList
        className="photo-grid"
        layout="grid"
        aria-label={t('newProject.grid')}
        items={photos}
        dependencies={[shootId, imageType]}
        selectionMode="multiple"
        selectionBehavior="toggle"
        escapeKeyBehavior="none"
        selectedKeys={selected}
        disabledKeys={unfit}
        onSelectionChange={onSelect}
      >
        {(photo) => <PhotoCell photo={photo} shootId={shootId} imageType={imageType} />}
      </GridList>
    </Virtualizer>
  );
}

interface CellProps {
  readonly photo: ShootPhoto;
  readonly shootId: string;
  readonly imageType: ImageType | null;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const PhotoCell = memo(function PhotoCell({ photo, shootId, imageType }: CellProps) {
  const { t } = useWords();
  const name = nameOf(photo.relative);
  const unfit = imageType === 'RAW' ? t('newProject.notRaw') : t('newProject.notJpeg');
  return (
    <GridListItem id={photo.id} textValue={photo.relative} className="photo-cell">
      {({ isSelected, isDisabled }) => (
        <>
          <Picture src={thumbnailAddress('shoot', shootId, photo.id)} />
          <Checkbox slot="selection" className="photo-tick">
            <Check size={12} strokeWidth={3} aria-hidden />
          </Checkbox>
          <span className="photo-name small">
            <span className="cut">{name}</span>
            {!isSelected && <span className="photo-why">{isDisabled ? unfit : t('newProject.notSent')}</span>}
          </span>
        </>
      )}
    </GridListItem>
  );
});
