// Photos of a project as a table: picture, name, size, state.
import { memo } from 'react';
import { useWords } from '../../words/words.ts';
import { PhotoButtons } from './PhotoButtons.tsx';
import { PhotoChoose } from './PhotoChoose.tsx';
import { PhotoPicture } from './PhotoPicture.tsx';
import { PhotoStanding } from './PhotoStanding.tsx';
import './PhotoTable.css';
import { looksSame, type PhotoShown, type PhotosShown } from './photo-acts.ts';

export const PhotoTable = memo(function PhotoTable({ projectId, photos, chosen, acts }: PhotosShown) {
  const { t } = useWords();
  return (
    <table className="photo-table">
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {t('project.photos.name')}
          </th>
          <th scope="col" className="figure">
            {t('project.photos.size')}
          </th>
          <th scope="col">{t('project.photos.stateColumn')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {photos.map((photo) => (
          <PhotoRow key={photo.id} isChosen={chosen.has(photo.id)} {...{ projectId, photo, acts }} />
        ))}
      </tbody>
    </table>
  );
});

const PhotoRow = memo(function PhotoRow({ projectId, photo, isChosen, acts }: PhotoShown) {
  const { format } = useWords();
  return (
    <tr>
      <td className="photo-thumb">
        <div className="photo-thumb-row">
          <PhotoChoose photo={photo} isChosen={isChosen} acts={acts} />
          <PhotoPicture projectId={projectId} photo={photo} acts={acts} fit="filled" />
        </div>
      </td>
      <td className="photo-path">{photo.path}</td>
      <td className="figure quiet">{format.bytes(photo.size)}</td>
      <td>
        <PhotoStanding photo={photo} />
      </td>
      <td className="figure">
        <PhotoButtons photo={photo} acts={acts} />
      </td>
    </tr>
  );
}, looksSame);
