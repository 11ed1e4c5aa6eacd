// Photos of a project as a sheet of pictures, each with its state.
import { memo } from 'react';
import { thumbnailAddress } from '#contract/bridge.ts';
import { Picture } from '../../ui/Picture.tsx';
import { PhotoButtons } from './PhotoButtons.tsx';
import { PhotoStanding } from './PhotoStanding.tsx';
import './PhotoSheet.css';
import { looksSame, type PhotoShown, type PhotosShown } from './photo-acts.ts';

export const PhotoSheet = memo(function PhotoSheet({ projectId, photos, acts }: PhotosShown) {
  return (
    <ul className="photo-sheet">
      {photos.map((photo) => (
        <PhotoTile key={photo.id} {...{ projectId, photo, acts }} />
      ))}
    </ul>
  );
});

const PhotoTile = memo(function PhotoTile({ projectId, photo, acts }: PhotoShown) {
  return (
    <li className="photo-tile">
      <div className="photo-tile-picture">
        <Picture src={thumbnailAddress('project', projectId, photo.id)} />
      </div>
      <p className="cut small" title={photo.path}>
        {photo.path}
      </p>
      <div className="photo-tile-bar small">
        <PhotoStanding photo={photo} />
        <PhotoButtons photo={photo} acts={acts} />
      </div>
    </li>
  );
}, looksSame);
