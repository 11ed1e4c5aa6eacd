// The two pictures of a comparison: one over the other with a slider between, or one beside the other.
import { type PointerEvent, useEffect, useRef } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { pictureAddress } from '#contract/bridge.ts';
import type { ProjectPhoto } from '#contract/photo.ts';
import { type Part, Picture } from '../../ui/Picture.tsx';
import { useWords } from '../../words/words.ts';
import { type Look, moved, transformOf, zoomed } from './compare-look.ts';

interface Props {
  readonly projectId: string;
  readonly photo: ProjectPhoto;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  /** The part of the photo that its final JPEG shows; undefined for all of it. */
  readonly part: Part | undefined;
}

export function ComparePanes({ projectId, photo, look, onLook, part }: Props) {
  const frame = useWheel(look, onLook);
  const sides = (['before', 'after'] as const).map((side) => (
    <Side
      key={side}
      side={side}
      src={pictureAddress(projectId, photo.id, side)}
      look={look}
      part={side === 'before' ? part : undefined}
    />
  ));
  const drag = ({ buttons, movementX, movementY, currentTarget }: PointerEvent<HTMLDivElement>) => {
    if (buttons !== 1 || look.zoom === 1) return;
    const { clientWidth, clientHeight } = currentTarget;
    const panes = look.view === 'beside' ? 2 : 1;
    onLook(moved(look, (-panes * movementX) / clientWidth, -movementY / clientHeight));
  };
  return (
    <div
      ref={frame}
      className={`compare-panes ${look.view}${look.zoom > 1 ? ' near' : ''}`}
      onPointerMove={(event) => {
        // The slider's own drag is not the picture's.
        if (!(event.target instanceof Element && event.target.closest('.compare-thumb'))) drag(event);
      }}
    >
      {sides}
      {look.view === 'slider' && <Split look={look} onLook={onLook} />}
    </div>
  );
}

interface SideProps {
  readonly side: 'before' | 'after';
  readonly src: string;
  readonly look: Look;
  readonly part: Part | undefined;
}

function Side({ side, src, look, part }: SideProps) {
  const { t } = useWords();
  const cut =
    look.view === 'beside'
      ? 'none'
      : side === 'before'
        ? `inset(0 ${100 - look.split}% 0 0)`
        : `inset(0 0 0 ${look.split}%)`;
  const name = t(`project.compare.${side}`);
  return (
    <figure className={`compare-side ${side}`} style={{ clipPath: cut }}>
      <div className="compare-picture" style={{ transform: transformOf(look) }}>
        <Picture src={src} alt={name} part={part} />
      </div>
      <figcaption className="small">{name}</figcaption>
    </figure>
  );
}

function Split({ look, onLook }: Pick<Props, 'look' | 'onLook'>) {
  const { t } = useWords();
  return (
    <Slider
      className="compare-slider"
      aria-label={t('project.compare.split')}
      value={look.split}
      onChange={(split) => onLook({ ...look, split })}
    >
      <SliderTrack className="compare-track">
        <SliderThumb className="compare-thumb" />
      </SliderTrack>
    </Slider>
  );
}

/** Turning the wheel moves a near photo; with Ctrl, or two fingers apart, it gets nearer. */
function useWheel(look: Look, onLook: (look: Look) => void) {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef({ look, onLook });
  latest.current = { look, onLook };
  useEffect(() => {
    const stop = new AbortController();
    const wheel = (event: WheelEvent) => {
      // Else the browser zooms the whole page; React's own listener could not prevent it.
      event.preventDefault();
      const { look: now, onLook: tell } = latest.current;
      const { clientWidth = 1, clientHeight = 1 } = frame.current ?? {};
      if (event.ctrlKey) tell(zoomed(now, 2 ** (-event.deltaY / 100)));
      else tell(moved(now, event.deltaX / clientWidth, event.deltaY / clientHeight));
    };
    frame.current?.addEventListener('wheel', wheel, { passive: false, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return frame;
}
