// Photos of a project as a sheet of pictures, each with its state.
import { memo } from 'react';
import { PhotoButtons } from './PhotoButtons.tsx';
import { PhotoChoose } from './PhotoChoose.tsx';
import { PhotoPicture } from './PhotoPicture.tsx';
import { PhotoStanding } from './PhotoStanding.tsx';
import './PhotoSheet.css';
import { looksSame, type PhotoShown, type PhotosShown } from './photo-acts.ts';

export const PhotoSheet = memo(function PhotoSheet({ projectId, photos, chosen, acts }: PhotosShown) {
  return (
    <ul className="photo-sheet">
      {photos.map((photo) => (
        <PhotoTile key={photo.id} isChosen={chosen.has(photo.id)} {...{ projectId, photo, acts }} />
      ))}
    </ul>
  );
});

const PhotoTile = memo(function PhotoTile({ projectId, photo, isChosen, acts }: PhotoShown) {
  return (
    <li className="photo-tile">
      <div className="photo-tile-picture">
        <PhotoPicture projectId={projectId} photo={photo} acts={acts} />
        <PhotoChoose photo={photo} isChosen={isChosen} acts={acts} />
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
