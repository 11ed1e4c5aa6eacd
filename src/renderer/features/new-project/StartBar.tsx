// Always in sight under the form: what is ready to go, or what is missing, and the button.

import { AlertTriangle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Profile } from '#contract/profile.ts';
import type { ProjectChoices, ProjectSummary } from '#contract/project.ts';
import { faultOf } from '../../bridge/call.ts';
import { useStart, useStarting } from '../../bridge/projects.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { type Draft, useDrafts } from '../../state/drafts.ts';
import { useMenuAct } from '../../state/menu-acts.ts';
import { tellFault } from '../../state/opening.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import type { Plan } from './BeforeYouStart.tsx';
import { missingIn } from './ready.ts';
import './StartBar.css';

interface Props {
  readonly draft: Draft;
  readonly profile: Profile | undefined;
  readonly choices: ProjectChoices | null;
  /** Null when it could not be made, or not yet. */
  readonly plan: Plan | null;
  /** The plan is of earlier choices, or there is none yet: its numbers don't hold. */
  readonly counting: boolean;
}

export function StartBar({ draft, profile, choices, plan, counting }: Props) {
  const { t } = useWords();
  const shootId = draft.shoot.id;
  const here = useHere();
  const start = useStart({
    onStarted: leaveForm,
    // Shown here as long as this is here.
    onFault: (fault) => here.current || tellFault(fault),
  });
  const starting = useStarting(shootId);
  const missing = missingIn(draft, profile, choices, counting ? null : (plan?.photos ?? null));
  const begin = () => {
    if (choices !== null) start.mutate({ shootId, choices });
  };
  const ready = missing === null && plan !== null && !starting;
  useMenuAct('start', ready ? begin : null);
  const says = {
    profile: t('newProject.plan.pending'),
    folder: t('newProject.plan.noFolder'),
    photos: t('newProject.plan.noneLeft'),
    options: t('newProject.advanced.callbackWrong'),
    reading: t('newProject.plan.reading'),
    RAW: t('newProject.plan.unfitRAW'),
    JPG: t('newProject.plan.unfitJPG'),
  };
  return (
    <footer className="start-bar">
      {start.error !== null && <FaultNotice fault={faultOf(start.error)} />}
      {missing === null && !counting && plan !== null && <OnlyLine plan={plan} profile={profile} />}
      <div className="start-row">
        <div role="status">
          {missing !== null && <p className="quiet">{says[missing]}</p>}
          {missing === null && !starting && <Ready plan={plan} counting={counting} />}
          {starting && <p className="quiet">{t('newProject.plan.starting')}</p>}
        </div>
        <Button kind="primary" isDisabled={!ready} onPress={begin}>
          {t('newProject.start')}
        </Button>
      </div>
    </footer>
  );
}

/** The shoot waits no more. Whoever still looks at its form sees the next one; after the last, the project, or all of them. */
function leaveForm(shootId: string, { id }: ProjectSummary): void {
  const { drafts: before, remove } = useDrafts.getState();
  const { screen, go } = useView.getState();
  const shown = screen.name === 'new' && before[0]?.shoot.id === shootId;
  remove(shootId, true);
  const { drafts, came } = useDrafts.getState();
  if (shown && drafts.length === 0) go(came > 1 ? { name: 'projects' } : { name: 'project', id });
}

/** True as long as what calls this is on the screen. */
function useHere() {
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
}

interface ReadyProps {
  readonly plan: Plan | null;
  readonly counting: boolean;
}

function Ready({ plan, counting }: ReadyProps) {
  const { t, format } = useWords();
  if (counting) return <p className="quiet">{t('newProject.plan.counting')}</p>;
  if (plan === null) return <p className="quiet">{t('newProject.plan.uncounted')}</p>;
  const { photos, bytes, sidecarsMerged } = plan;
  return (
    <>
      <p>{t('newProject.ready', { count: photos, bytes: format.bytes(bytes) })}</p>
      {sidecarsMerged > 0 && <p className="quiet">{t('newProject.merges', { count: sidecarsMerged })}</p>}
    </>
  );
}

/** A mixed shoot: what the profile is not for stays here, and nobody should find that out afterwards. Twins are no loss. */
function OnlyLine({ plan, profile }: { readonly plan: Plan; readonly profile: Profile | undefined }) {
  const { t } = useWords();
  const other = plan.leftOut['other-format'] ?? 0;
  if (other === 0 || profile === undefined) return null;
  return (
    <p className="only-line" role="status">
      <AlertTriangle size={14} aria-hidden />
      {t(`newProject.only${profile.imageType}`, { count: other })}
    </p>
  );
}
