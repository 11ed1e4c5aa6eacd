// The photos chosen to be dragged out of the window, and the drag itself; the functions stay the same for all rows.
import { useCallback, useRef, useState } from 'react';
import type { ProjectPhoto } from '#contract/photo.ts';
import { useDrag } from '../../bridge/projects.ts';
import { beginDraggingOut } from '../../state/dragging-out.ts';
import { dragged, nothingChosen, switched } from './chosen.ts';

export function useChosen(project: string, photos: readonly ProjectPhoto[]) {
  const [chosen, setChosen] = useState(nothingChosen);
  const { mutateAsync: begin } = useDrag();
  const now = useRef({ chosen, photos });
  now.current = { chosen, photos };
  const choose = useCallback((photo: number, range: boolean) => {
    const order = now.current.photos.flatMap(({ id, picture }) => (picture ? [id] : []));
    setChosen((known) => switched(known, photo, range, order));
  }, []);
  const drag = useCallback(
    (photo: number) => {
      const photos = [...dragged(now.current.chosen, photo)];
      beginDraggingOut(begin({ id: project, photos }).then(({ files }) => files));
    },
    [project, begin],
  );
  const forget = useCallback(() => setChosen(nothingChosen), []);
  return { chosen: chosen.ids, choose, drag, forget };
}
