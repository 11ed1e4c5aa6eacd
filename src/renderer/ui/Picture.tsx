// A photograph in a frame of fixed shape; a plain frame until it is there, or when there is none.
import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import './Picture.css';

interface Props {
  /** Null: there is no picture to ask for. */
  readonly src: string | null;
  /** Only what words beside it don't already say. */
  readonly alt?: string;
  /** `whole` shows all of it on a ground of its own; `filled` crops it to the frame. */
  readonly fit?: 'whole' | 'filled';
  /** Shows a part of it as if it were all: CSS's `inset(…)`. */
  readonly part?: string | undefined;
}

export function Picture({ src, alt = '', fit = 'whole', part }: Props) {
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <span className={`picture ${fit}`}>
      {src === null || missing === src ? (
        <ImageOff size={16} aria-hidden />
      ) : (
        <img
          // Another photo is another element: this one would go on showing the last until its own is there.
          key={src}
          ref={cancelled}
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          {...(part === undefined ? {} : { style: { objectViewBox: part } })}
          onError={() => setMissing(src)}
        />
      )}
    </span>
  );
}

/** A picture that is not there yet is no longer asked for when its place has gone: Chromium would go on with it. */
const cancelled = (image: HTMLImageElement | null) => () =>
  queueMicrotask(() => {
    if (image && !image.complete && !image.isConnected) image.removeAttribute('src');
  });
