// One photo large, before and after: under a slider or side by side, nearer with + and -, the next one with the arrows.
import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ProjectPhoto } from '#contract/photo.ts';
import { useFrame } from '../../bridge/projects.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useWords } from '../../words/words.ts';
import './Compare.css';
import { ComparePanes } from './ComparePanes.tsx';
import { acted, type Look, partOf, whole } from './compare-look.ts';

interface Props {
  readonly projectId: string;
  readonly photos: readonly ProjectPhoto[];
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}

export function Compare(props: Props) {
  const { t } = useWords();
  return (
    <ModalOverlay className="compare-veil" isOpen onOpenChange={(open) => open || props.onClose()}>
      <Modal className="compare-modal">
        <Dialog className="compare-dialog" aria-label={t('project.compare.title')}>
          <Comparing {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Comparing({ projectId, photos, at, onMove, onClose }: Props) {
  const { t, format } = useWords();
  const [wanted, setLook] = useState<Look>(whole);
  const photo = photos[at];
  const { data: frame } = useFrame(projectId, photo?.id ?? 0);
  // What doesn't lie over one another stands side by side; the view that was chosen comes back with the next photo.
  const look: Look = frame?.fit === 'apart' ? { ...wanted, view: 'beside' } : wanted;
  const move = (by: -1 | 1) => {
    if (photos[at + by] !== undefined) onMove(at + by);
  };
  const body = useRef<HTMLDivElement>(null);
  // After the mouse has let go of the slider, or chosen a view, arrows are for the photos again.
  const byMouse = useRef(false);
  const toPhotos = () => setTimeout(() => body.current?.focus());
  const freeArrows = ({ target }: PointerEvent) => {
    if (target instanceof Element && target.closest('.compare-slider')) toPhotos();
  };
  const choose = (view: Look['view']) => {
    setLook({ ...look, view });
    if (byMouse.current) toPhotos();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The slider and the choice of view have their own use for arrows.
    if (event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
    const did = acted(look, event.key, event.shiftKey);
    if (did === null) return;
    event.preventDefault();
    if (did.look) setLook(did.look);
    else move(did.move);
  };
  if (photo === undefined) return null;
  const position = { at: format.number(at + 1), all: format.number(photos.length) };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the whole dialog; each has a button as well
    <div
      className="compare"
      tabIndex={-1}
      ref={body}
      onKeyDown={onKeyDown}
      onPointerUp={freeArrows}
      onPointerDownCapture={() => {
        byMouse.current = true;
      }}
      onKeyDownCapture={() => {
        byMouse.current = false;
      }}
    >
      <header className="compare-bar">
        <Heading slot="title" level={2} className="cut">
          {photo.path}
        </Heading>
        <p className="quiet" role="status">
          {t('project.compare.position', position)}
        </p>
        {frame !== undefined && frame.fit !== 'whole' && (
          <p className="quiet">
            {t(frame.fit === 'apart' ? 'project.compare.cropped' : 'project.compare.fitted')}
          </p>
        )}
        <div className="compare-acts">
          <Segments
            hideLabel
            label={t('project.compare.view')}
            options={(['slider', 'beside'] as const).map((value) => ({
              value,
              label: t(`project.compare.${value}`),
            }))}
            value={look.view}
            onChange={choose}
            isDisabled={frame?.fit === 'apart'}
          />
          {(['-', '+'] as const).map((key) => (
            <Button
              key={key}
              kind="quiet"
              icon={key === '-' ? <ZoomOut size={16} aria-hidden /> : <ZoomIn size={16} aria-hidden />}
              aria-label={t(key === '-' ? 'project.compare.further' : 'project.compare.nearer')}
              isDisabled={acted(look, key, false)?.look?.zoom === look.zoom}
              onPress={() => setLook(acted(look, key, false)?.look ?? look)}
            />
          ))}
          <Button
            kind="quiet"
            icon={<ChevronLeft size={16} aria-hidden />}
            aria-label={t('project.compare.previous')}
            isDisabled={at === 0}
            onPress={() => move(-1)}
          />
          <Button
            kind="quiet"
            icon={<ChevronRight size={16} aria-hidden />}
            aria-label={t('project.compare.next')}
            isDisabled={at === photos.length - 1}
            onPress={() => move(1)}
          />
          <Button
            kind="quiet"
            icon={<X size={16} aria-hidden />}
            aria-label={t('common.close')}
            onPress={onClose}
            autoFocus
          />
        </div>
      </header>
      <ComparePanes
        projectId={projectId}
        photo={photo}
        look={look}
        onLook={setLook}
        part={partOf(frame?.crop)}
      />
    </div>
  );
}
