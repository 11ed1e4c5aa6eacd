// One project in the list. Reads its own summary, so that ten tellings a second draw this row and nothing else.
import { TriangleAlert } from 'lucide-react';
import { editedAddress, thumbnailAddress } from '#contract/bridge.ts';
import type { ProjectSummary } from '#contract/project.ts';
import { useProject } from '../../bridge/projects.ts';
import { PaceLine } from '../../parts/PaceLine.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { isNoneSent } from '../../state/fitting-action.ts';
import { useView } from '../../state/view.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Picture } from '../../ui/Picture.tsx';
import { useWords } from '../../words/words.ts';
import { ActionButton } from './ActionButton.tsx';
import './ProjectRow.css';
import { StageLine } from './StageLine.tsx';

export function ProjectRow({ id }: { readonly id: string }) {
  const { data: project } = useProject(id);
  if (project === undefined) return null;
  return (
    <li className="project-row">
      <div className="project-cover">
        <Picture src={coverOf(project)} fit="filled" />
      </div>
      <div className="project-words">
        <ProjectTitle project={project} />
        <div className="project-standing">
          <StageLine project={project} />
          <Standing project={project} />
        </div>
        {project.status !== 'done' && project.status !== 'cancelled' && <Moving project={project} />}
      </div>
      <ActionButton project={project} />
    </li>
  );
}

// Asked for anew once the final JPEGs are there: then the cover is one of them.
const coverOf = ({ id, cover, status, delivered }: ProjectSummary): string | null => {
  if (cover === null) return null;
  return status === 'done' && delivered > 0
    ? editedAddress(id, cover)
    : thumbnailAddress('project', id, cover);
};

function ProjectTitle({ project }: { readonly project: ProjectSummary }) {
  const { t, format } = useWords();
  const go = useView((view) => view.go);
  const facts = [
    t('common.photos', { count: project.total }),
    project.profileName,
    format.dateTime(project.createdAt),
  ];
  return (
    <div className="project-title">
      <h2 className="cut">
        <button
          type="button"
          className="project-link"
          onClick={() => go({ name: 'project', id: project.id })}
        >
          {project.name}
        </button>
      </h2>
      {project.practice && <Tag>{t('common.practiceTag')}</Tag>}
      <p className="quiet cut">{facts.join(' · ')}</p>
    </div>
  );
}

/** What it waits for, that somebody is needed, and what failed or was left out. */
function Standing({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const { status, fault, failed, turn } = project;
  const said = isNoneSent(project) ? 'project.failedPhotos.none' : fault && (`faults.${fault.code}` as const);
  const title = said === null ? null : t(`${said}.title`);
  const waitingWords = turn === null ? t('projects.status.waiting') : t('projects.turn', { count: turn });
  return (
    <>
      {status === 'paused' && <p className="quiet">{t('projects.status.paused')}</p>}
      {status === 'waiting' && <p className="quiet">{title ?? waitingWords}</p>}
      {status === 'cancelled' && <p className="quiet">{t('projects.status.cancelled')}</p>}
      {status === 'faulted' && (
        <p className="standing-needed">
          <TriangleAlert size={14} aria-hidden />
          {title ?? t('projects.status.faulted')}
        </p>
      )}
      {failed > 0 && status !== 'cancelled' && fault?.code !== 'photos-failed' && (
        <p className="standing-failed">
          <TriangleAlert size={14} aria-hidden />
          {t('projects.failed', { count: failed })}
        </p>
      )}
    </>
  );
}

function Moving({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const { status, progress, name } = project;
  const tone = status === 'running' ? 'moving' : status === 'faulted' ? 'needed' : 'still';
  return (
    <div className="project-moving">
      <Bar value={progress} label={t('projects.progressOf', { name })} tone={tone} />
      <PaceLine project={project} />
    </div>
  );
}
