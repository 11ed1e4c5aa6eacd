// Every photo of a project, a page at a time: narrowed to one state, as a table or as pictures, to compare and to find.
import { useDeferredValue, useMemo, useState } from 'react';
import { type PhotoState, type ProjectPhoto, photoStateSchema } from '#contract/photo.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { useProjectPhotos, useShowPhoto } from '../../bridge/projects.ts';
import { useChangeSettings, useSettings } from '../../bridge/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useWords } from '../../words/words.ts';
import { Compare } from './Compare.tsx';
import { lastPage } from './last-page.ts';
import { Pager } from './Pager.tsx';
import { PhotoSheet } from './PhotoSheet.tsx';
import { PhotoTable } from './PhotoTable.tsx';
import type { PhotoActs } from './photo-acts.ts';
import './Photos.css';
import { shownAsPutBack } from './put-back.ts';
import { useChosen } from './use-chosen.ts';

// A page is quick to draw, and long enough that few shoots of an hour need a second.
const limit = 100;
const noPhotos: readonly ProjectPhoto[] = [];

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
  /** Only photos in this state; null for all. */
  readonly state: PhotoState | null;
  /** Everything was put back as it was before the project. */
  readonly putBack: boolean;
  readonly onState: (state: PhotoState | null) => void;
}

export function Photos({ project, revision, state, putBack, onState }: Props) {
  const { t } = useWords();
  const photosAs = useSettings().data?.photosAs ?? 'table';
  const changeSettings = useChangeSettings();
  const [page, setPage] = useState({ state, offset: 0 });
  // Another state begins at its first photo.
  const offset = page.state === state ? page.offset : 0;
  const setOffset = (to: number) => setPage({ state, offset: to });
  const [compared, setCompared] = useState<number | null>(null);
  const { data, isPlaceholderData } = useProjectPhotos(project.id, revision, { offset, limit, state });
  // Photos leave a state as the project goes on, and this page with them.
  const last = data === undefined || isPlaceholderData ? offset : lastPage(data.total, limit);
  if (offset > last) setOffset(last);
  const { mutate: show } = useShowPhoto();
  const states = ['all', ...photoStateSchema.options] as const;
  const read = data?.photos ?? noPhotos;
  const photos = useMemo(() => (putBack ? read.map(shownAsPutBack) : read), [read, putBack]);
  const { chosen, choose, drag, forget } = useChosen(project.id, photos);
  const comparable = photos.filter(({ jpeg }) => jpeg);
  const at = comparable.findIndex(({ id }) => id === compared);
  // The same while nothing about them changes: a telling of the project then draws no row.
  const acts: PhotoActs = useMemo(
    () => ({ compare: setCompared, show: (photo) => show({ id: project.id, photo }), choose, drag }),
    [project.id, show, choose, drag],
  );
  // What was clicked answers first; a hundred rows follow, drawn in pieces.
  const rows = useDeferredValue(photos, noPhotos);
  const Shown = useDeferredValue(photosAs) === 'table' ? PhotoTable : PhotoSheet;
  return (
    <section className="photos" aria-label={t('project.photos.title')}>
      <div className="photos-bar">
        <Segments
          hideLabel
          label={t('project.photos.filter')}
          options={states.map((value) => ({
            value,
            label: value === 'all' ? t('project.photos.all') : t(`project.photos.state.${value}`),
          }))}
          value={state ?? 'all'}
          onChange={(value) => onState(value === 'all' ? null : value)}
        />
        <div className="photos-bar">
          {data && data.total > limit && (
            <Pager offset={offset} limit={limit} total={data.total} onMove={setOffset} />
          )}
          <Segments
            hideLabel
            label={t('project.photos.as')}
            options={(['table', 'grid'] as const).map((value) => ({
              value,
              label: t(`project.photos.${value}`),
            }))}
            value={photosAs}
            onChange={(as) => changeSettings.mutate({ photosAs: as })}
          />
        </div>
      </div>
      {chosen.size > 0 && (
        <div className="photos-bar">
          <p role="status">{t('project.photos.chosen', { count: chosen.size })}</p>
          <Button kind="quiet" onPress={forget}>
            {t('project.photos.forget')}
          </Button>
        </div>
      )}
      {data?.total === 0 && <p className="photos-none quiet">{t('project.photos.none')}</p>}
      {rows.length > 0 && <Shown projectId={project.id} photos={rows} chosen={chosen} acts={acts} />}
      {at >= 0 && (
        <Compare
          projectId={project.id}
          photos={comparable}
          at={at}
          onMove={(to) => setCompared(comparable[to]?.id ?? null)}
          onClose={() => setCompared(null)}
        />
      )}
    </section>
  );
}
