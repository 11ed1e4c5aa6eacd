// Every photo of a project with its state and reason, a page at a time, narrowed to one state.
import { ChevronLeft, ChevronRight, Circle, CircleAlert, CircleCheck, CircleDot } from 'lucide-react';
import { useState } from 'react';
import { thumbnailAddress } from '#contract/bridge.ts';
import { type PhotoState, type ProjectPhoto, photoStateSchema } from '#contract/photo.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { useProjectPhotos } from '../../bridge/projects.ts';
import { Button } from '../../ui/Button.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useWords } from '../../words/words.ts';
import './PhotoTable.css';
import { photoReason } from './reason-words.ts';

// A page is quick to draw, and long enough that few shoots of an hour need a second.
const limit = 100;

export function PhotoTable({
  project,
  revision,
}: {
  readonly project: ProjectSummary;
  readonly revision: number;
}) {
  const { t } = useWords();
  const [state, setState] = useState<PhotoState | null>(null);
  const [offset, setOffset] = useState(0);
  const { data } = useProjectPhotos(project.id, revision, { offset, limit, state });
  const states = ['all', ...photoStateSchema.options] as const;
  return (
    <section className="photo-table" aria-label={t('project.photos.title')}>
      <div className="photo-table-bar">
        <Segments
          hideLabel
          label={t('project.photos.filter')}
          options={states.map((value) => ({
            value,
            label: value === 'all' ? t('project.photos.all') : t(`project.photos.state.${value}`),
          }))}
          value={state ?? 'all'}
          onChange={(value) => {
            setOffset(0);
            setState(value === 'all' ? null : value);
          }}
        />
        {data && data.total > limit && <Pager offset={offset} total={data.total} onMove={setOffset} />}
      </div>
      {data && data.photos.length === 0 && (
        <p className="photo-table-none quiet">{t('project.photos.none')}</p>
      )}
      {data && data.photos.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t('project.photos.name')}
              </th>
              <th scope="col" className="figure">
                {t('project.photos.size')}
              </th>
              <th scope="col">{t('project.photos.stateColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {data.photos.map((photo) => (
              <PhotoRow key={photo.id} projectId={project.id} photo={photo} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const signs = { waiting: Circle, sent: CircleDot, edited: CircleCheck, failed: CircleAlert } as const;

function PhotoRow({ projectId, photo }: { readonly projectId: string; readonly photo: ProjectPhoto }) {
  const { t, format } = useWords();
  const { id, path, size, state, reason, verified } = photo;
  const Sign = signs[state];
  const word =
    state === 'sent' && !verified ? t('project.photos.unverified') : t(`project.photos.state.${state}`);
  return (
    <tr>
      <td className="photo-thumb">
        <Picture src={thumbnailAddress('project', projectId, id)} fit="filled" />
      </td>
      <td className="photo-path">{path}</td>
      <td className="figure quiet">{format.bytes(size)}</td>
      <td>
        <span className={`photo-state ${state}`}>
          <Sign size={14} aria-hidden />
          {reason === null ? word : `${word}: ${photoReason(reason, t)}`}
        </span>
      </td>
    </tr>
  );
}

interface PagerProps {
  readonly offset: number;
  readonly total: number;
  readonly onMove: (offset: number) => void;
}

function Pager({ offset, total, onMove }: PagerProps) {
  const { t, format } = useWords();
  const to = Math.min(offset + limit, total);
  const range = { from: format.number(offset + 1), to: format.number(to), total: format.number(total) };
  return (
    <div className="pager">
      <p className="quiet" role="status">
        {t('project.photos.range', range)}
      </p>
      <Button
        kind="quiet"
        icon={<ChevronLeft size={16} aria-hidden />}
        aria-label={t('project.photos.previous')}
        isDisabled={offset === 0}
        onPress={() => onMove(Math.max(0, offset - limit))}
      />
      <Button
        kind="quiet"
        icon={<ChevronRight size={16} aria-hidden />}
        aria-label={t('project.photos.next')}
        isDisabled={to >= total}
        onPress={() => onMove(offset + limit)}
      />
    </div>
  );
}
