// Always in sight under the form: what is ready to go, or what is missing, and the button.

import { useQueryClient } from '@tanstack/react-query';
import { AlertTriangle } from 'lucide-react';
import type { Profile } from '#contract/profile.ts';
import type { ProjectChoices } from '#contract/project.ts';
import { faultOf } from '../../bridge/call.ts';
import { rememberedKey } from '../../bridge/choices.ts';
import { useStart } from '../../bridge/projects.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { type Draft, useDrafts } from '../../state/drafts.ts';
import { useMenuAct } from '../../state/menu-acts.ts';
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
  const start = useStart();
  const client = useQueryClient();
  const remove = useDrafts((state) => state.remove);
  const go = useView((view) => view.go);
  const missing = missingIn(draft, profile, choices, counting ? null : (plan?.photos ?? null));
  const begin = () => {
    if (choices === null) return;
    const shootId = draft.shoot.id;
    start.mutate(
      { shootId, choices },
      {
        onSuccess: ({ id }) => {
          // Main remembers the choices of what was started.
          void client.invalidateQueries({ queryKey: rememberedKey });
          remove(shootId, true);
          const { drafts, came } = useDrafts.getState();
          // The next shoot of the queue takes the form; after the last, one sees the project, or all of them.
          if (drafts.length === 0) go(came > 1 ? { name: 'projects' } : { name: 'project', id });
        },
      },
    );
  };
  const ready = missing === null && plan !== null && !start.isPending;
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
          {missing === null && !start.isPending && <Ready plan={plan} counting={counting} />}
          {start.isPending && <p className="quiet">{t('newProject.plan.starting')}</p>}
        </div>
        <Button kind="primary" isDisabled={!ready} onPress={begin}>
          {t('newProject.start')}
        </Button>
      </div>
    </footer>
  );
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
