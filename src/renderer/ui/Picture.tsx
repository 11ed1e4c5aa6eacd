// A photograph in a frame of fixed shape; a plain frame until it is there, or when there is none.
import { ImageOff } from 'lucide-react';
import { type CSSProperties, type SyntheticEvent, useState } from 'react';
import './Picture.css';

/** A part of a picture: CSS's `inset(…)`, and its width to its height. */
export interface Part {
  readonly box: string;
  readonly shape: number;
}

interface Props {
  /** Null: there is no picture to ask for. */
  readonly src: string | null;
  /** What it is a picture of, where that may get another picture: the one it has stays until the next is there. */
  readonly of?: string;
  /** Only what words beside it don't already say. */
  readonly alt?: string;
  /** `whole` shows all of it, and around it nothing; `filled` crops it to the frame. */
  readonly fit?: 'whole' | 'filled';
  /** Shows a part of it as if it were all. */
  readonly part?: Part | undefined;
}

export function Picture({ src, of, alt = '', fit = 'whole', part }: Props) {
  const [missing, setMissing] = useState<string | null>(null);
  const isMissing = src === null || missing === src;
  return (
    <span className={`picture ${part === undefined ? fit : 'part'}${isMissing ? ' bare' : ''}`}>
      {isMissing ? (
        <ImageOff size={16} aria-hidden />
      ) : (
        <img
          // Another photo is another element: this one would go on showing the last until its own is there.
          key={of ?? src}
          ref={cancelled}
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          {...(part === undefined ? {} : { style: styleOf(part) })}
          onLoad={there}
          onError={() => setMissing(src)}
        />
      )}
    </span>
  );
}

// The picture's own box must have the part's shape: what lies around the part is drawn wherever the box has room for it.
const styleOf = ({ box, shape }: Part): CSSProperties => ({
  objectViewBox: box,
  width: `min(100cqw, calc(100cqh * ${shape}))`,
  aspectRatio: shape,
});

/** Its frame's ground is seen until then. Not by drawing anew: a sheet has thousands. */
const there = ({ currentTarget }: SyntheticEvent<HTMLImageElement>): void => {
  currentTarget.dataset.there = '';
};

/** A picture that is not there yet is no longer asked for when its place has gone: Chromium would go on with it. */
const cancelled = (image: HTMLImageElement | null) => () =>
  queueMicrotask(() => {
    if (image && !image.complete && !image.isConnected) image.removeAttribute('src');
  });
