// Everything the contact sheet stands on: the photos, what was read of them, its order, its filter, its brackets.
import { useMemo, useState } from 'react';
import type { ImageType } from '#contract/photo.ts';
import { useBrackets, useShootDetails, useShootPhotos } from '../../bridge/shoots.ts';
import type { Draft } from '../../state/drafts.ts';
import { bracketMarks } from './bracket-marks.ts';
import type { Marks } from './PhotoMarks.tsx';
import { arrange, type DetailsById, found, type Order, type Sieve, showAll } from './sheet.ts';

const nothingRead: DetailsById = new Map();
const noBrackets = { groups: [], loose: [] };

export function useSheet({ shoot, choices }: Draft, imageType: ImageType | null) {
  const [order, setOrder] = useState<Order>('name');
  const [sieve, setSieve] = useState<Sieve>(showAll);
  const photos = useShootPhotos(shoot.id, shoot.photos);
  const whole = photos.length === shoot.photos;
  const read = useShootDetails(shoot.id, shoot.photos, whole);
  const details = read ?? nothingRead;
  const hdr = choices.tools.includes('hdr_merge');
  const { data } = useBrackets(shoot.id, hdr && read !== undefined ? imageType : null);
  const brackets = hdr ? (data ?? null) : null;
  const shown = useMemo(() => arrange(photos, details, order, sieve), [photos, details, order, sieve]);
  const facts = useMemo(() => found(photos, details), [photos, details]);
  const marked = facts.starred || facts.rejected || facts.labels.length > 0 || brackets !== null;
  const places = useMemo(() => new Map(shown.map(({ id }, at) => [id, at + 1])), [shown]);
  const marks: Marks = useMemo(
    () => ({ places, details, brackets: bracketMarks(shown, brackets ?? noBrackets), marked }),
    [places, details, shown, brackets, marked],
  );
  return {
    ...{ photos, shown, details, isRead: read !== undefined, facts, brackets, marks },
    ...{ order, setOrder, sieve, setSieve },
  };
}
