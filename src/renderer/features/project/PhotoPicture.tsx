// One photo's small picture: its final JPEG with a small mark, or as the camera shows it. One that came back can be chosen,
// and dragged into another program; Show in folder is the keyboard's way.
import { Sparkle } from 'lucide-react';
import { editedAddress, thumbnailAddress } from '#contract/bridge.ts';
import type { ProjectPhoto } from '#contract/photo.ts';
import { Picture } from '../../ui/Picture.tsx';
import { useWords } from '../../words/words.ts';
import './PhotoPicture.css';
import type { PhotoActs } from './photo-acts.ts';

interface Props {
  readonly projectId: string;
  readonly photo: ProjectPhoto;
  readonly acts: PhotoActs;
  readonly fit?: 'whole' | 'filled';
}

export function PhotoPicture({ projectId, photo, acts, fit = 'whole' }: Props) {
  const { t } = useWords();
  const { id, jpeg, picture } = photo;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse only; the keyboard has Show in folder
    <span
      className="photo-picture"
      draggable={picture}
      onDragStart={(event) => {
        // The page's own drag knows no files: main begins the real one.
        event.preventDefault();
        acts.drag(id);
      }}
      {...(picture ? { title: t('project.photos.draggable') } : {})}
    >
      <Picture
        of={`${projectId} ${id}`}
        src={jpeg ? editedAddress(projectId, id) : thumbnailAddress('project', projectId, id)}
        fit={fit}
      />
      {jpeg && (
        <span className="photo-edited" role="img" aria-label={t('project.photos.edited')}>
          <Sparkle size={10} aria-hidden />
        </span>
      )}
    </span>
  );
}
