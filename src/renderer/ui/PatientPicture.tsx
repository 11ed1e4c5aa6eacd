// A photograph on a sheet that may rush past: asked for once somebody could see it.
import { createContext, useContext, useEffect, useState } from 'react';
import { Picture } from './Picture.tsx';
import type { ScrollPace } from './scroll-pace.ts';

/** Of the sheet around; null where nothing rushes. */
export const PaceContext = createContext<ScrollPace | null>(null);

export function PatientPicture({ src }: { readonly src: string }) {
  const pace = useContext(PaceContext);
  // By address: a virtualized cell is given to another photo while it stays the same component.
  const [asked, setAsked] = useState<string | null>(null);
  const isAsked = asked === src;
  if (!isAsked && (pace === null || !pace.isFast())) setAsked(src);
  useEffect(() => {
    return isAsked ? undefined : pace?.whenCalm(() => setAsked(src));
  }, [isAsked, src, pace]);
  return isAsked ? <Picture src={src} /> : <span className="picture whole bare" />;
}
