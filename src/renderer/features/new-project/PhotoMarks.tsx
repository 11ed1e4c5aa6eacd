// What stands under a photo on the contact sheet: stars, label, its bracket. Handed down by context, so that what is read
// later draws only the cells on the screen anew.
import { createContext, useContext } from 'react';
import { useWords } from '../../words/words.ts';
import type { BracketMark } from './bracket-marks.ts';
import type { DetailsById } from './sheet.ts';

export interface Marks {
  readonly details: DetailsById;
  readonly brackets: ReadonlyMap<number, BracketMark>;
  /** Where each photo stands on the sheet, from 1. */
  readonly places: ReadonlyMap<number, number>;
  /** Some photo has a line of marks: then all have room for it, so that names stand at one height. */
  readonly marked: boolean;
}
export const MarksContext = createContext<Marks>({
  details: new Map(),
  brackets: new Map(),
  places: new Map(),
  marked: false,
});

export function PhotoMarks({ id }: { readonly id: number }) {
  const { t } = useWords();
  const { details, brackets, marked } = useContext(MarksContext);
  const about = details.get(id);
  const bracket = brackets.get(id);
  const stars = about?.stars ?? 0;
  if (!marked) return null;
  return (
    <>
      {bracket !== undefined && (
        <span
          className={`bracket-mark${bracket.begins ? ' begins' : ''}${bracket.ends ? ' ends' : ''}`}
          aria-hidden
        />
      )}
      <span className="photo-marks small quiet">
        {stars > 0 && (
          <span
            className="photo-stars"
            role="img"
            aria-label={t('newProject.sheet.starsAre', { count: stars })}
          >
            {'★'.repeat(stars)}
          </span>
        )}
        {stars < 0 && <span>{t('newProject.sheet.rejected')}</span>}
        {about?.label && <span className="cut">{about.label}</span>}
        {bracket !== undefined && (
          <span className="photo-bracket cut">
            {t('newProject.brackets.group', { number: bracket.group })}
          </span>
        )}
      </span>
    </>
  );
}
