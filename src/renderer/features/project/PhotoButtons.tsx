// The two things to do with one photo: compare it, where there is a final JPEG, and find it on the disk.
import { FolderSearch, SquareSplitHorizontal } from 'lucide-react';
import type { ProjectPhoto } from '#contract/photo.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import type { PhotoActs } from './photo-acts.ts';

export function PhotoButtons({ photo, acts }: { readonly photo: ProjectPhoto; readonly acts: PhotoActs }) {
  const { t } = useWords();
  const { id, path: name, jpeg } = photo;
  return (
    <span className="photo-buttons">
      {jpeg && (
        <Button
          kind="quiet"
          icon={<SquareSplitHorizontal size={16} aria-hidden />}
          aria-label={t('project.photos.compare', { name })}
          onPress={() => acts.compare(id)}
        />
      )}
      <Button
        kind="quiet"
        icon={<FolderSearch size={16} aria-hidden />}
        aria-label={t('project.photos.show', { name })}
        onPress={() => acts.show(id)}
      />
    </span>
  );
}
