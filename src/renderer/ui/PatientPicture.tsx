// A photograph on a sheet that may rush past: asked for once somebody could see it.
import { createContext, useContext, useEffect, useState } from 'react';
import { Picture } from './Picture.tsx';
import type { ScrollPace } from './scroll-pace.ts';

/** Of the sheet around; null where nothing rushes. */
export const PaceContext = createContext<ScrollPace | null>(null);

export function PatientPicture({ src }: { readonly src: string }) {
  const pace = useContext(PaceContext);
  const [asked, setAsked] = useState(() => pace === null || !pace.isFast());
  useEffect(() => {
    return asked ? undefined : pace?.whenCalm(() => setAsked(true));
  }, [asked, pace]);
  return asked ? <Picture src={src} /> : <span className="picture whole" />;
}
