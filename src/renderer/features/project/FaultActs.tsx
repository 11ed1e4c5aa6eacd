// What a photographer can do about a fault, as buttons beside its words: the one that mends it is the screen's primary one.
import { RotateCw } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useSteer } from '../../bridge/projects.ts';
import { type FittingAction, fittingAction, isNoneSent } from '../../state/fitting-action.ts';
import { useMenuAct } from '../../state/menu-acts.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { useWords } from '../../words/words.ts';
import { AgainAct } from './AgainAct.tsx';
import { SetUpAct } from './SetUpAct.tsx';

/** Trying again, without a question. */
const retriable = (action: FittingAction): boolean =>
  action === 'retry' || action === 'retry-failed' || action === 'settings' || action === 'see';

interface Props {
  readonly project: ProjectSummary;
  readonly revision: number;
}

export function FaultActs({ project, revision }: Props) {
  const { t } = useWords();
  const resume = useSteer('projects.resume');
  const go = useView((view) => view.go);
  const { id, fault } = project;
  const action = fittingAction(project);
  useMenuAct('retry', retriable(action) && !resume.isPending ? () => resume.mutate({ id }) : null);
  const isUnknown = fault?.code === 'edit-unknown' || fault?.code === 'export-unknown';
  // Of an edit that Imagen may have heard of, it asks only what Imagen knows now.
  const again = (kind: 'primary' | 'plain') => (
    <Button
      kind={kind}
      icon={<RotateCw size={14} aria-hidden />}
      isDisabled={resume.isPending}
      onPress={() => resume.mutate({ id })}
    >
      {t(isUnknown ? 'project.ask.look' : 'common.tryAgain')}
    </Button>
  );
  if (isUnknown)
    return (
      <>
        {again('primary')}
        <Confirm
          label={t('project.ask.again')}
          title={t('project.ask.title')}
          text={t(fault?.code === 'export-unknown' ? 'project.ask.exportText' : 'project.ask.text')}
          act={t('project.ask.act')}
          cancel={t('project.ask.keep')}
          onConfirm={() => resume.mutate({ id, askAgain: true })}
        />
      </>
    );
  if (fault?.code === 'project-gone' || fault?.code === 'edit-failed')
    return (
      <>
        <AgainAct project={project} revision={revision} />
        {again('plain')}
      </>
    );
  if (fault?.code === 'options-rejected' || fault?.code === 'name-taken')
    return (
      <>
        <SetUpAct project={project} />
        {again('plain')}
      </>
    );
  if (action === 'retry-failed') return <FailedPhotosActs project={project} />;
  if (action === 'settings')
    return (
      <>
        <Button kind="primary" onPress={() => go({ name: 'settings' })}>
          {t('projects.act.settings')}
        </Button>
        {again('plain')}
      </>
    );
  return again('primary');
}

function FailedPhotosActs({ project }: { readonly project: ProjectSummary }) {
  const { t } = useWords();
  const resume = useSteer('projects.resume');
  const { id, failed } = project;
  return (
    <>
      <Button
        kind="primary"
        icon={<RotateCw size={14} aria-hidden />}
        isDisabled={resume.isPending}
        onPress={() => resume.mutate({ id })}
      >
        {t('project.failedPhotos.retry', { count: failed })}
      </Button>
      {!isNoneSent(project) && (
        <Confirm
          label={t('project.failedPhotos.without', { count: failed })}
          title={t('project.failedPhotos.title', { count: failed })}
          text={t('project.failedPhotos.text', { count: failed })}
          act={t('project.failedPhotos.act', { count: failed })}
          cancel={t('common.cancel')}
          onConfirm={() => resume.mutate({ id, withoutFailed: true })}
        />
      )}
    </>
  );
}
