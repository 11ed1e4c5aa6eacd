// Always in sight under the form: what is ready to go, or what is missing, and the button.

import { useQueryClient } from '@tanstack/react-query';
import type { ProjectChoices } from '#contract/project.ts';
import { faultOf } from '../../bridge/call.ts';
import { rememberedKey } from '../../bridge/choices.ts';
import { useStart } from '../../bridge/projects.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { type Draft, useDrafts } from '../../state/drafts.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import type { Plan } from './BeforeYouStart.tsx';
import { missingIn } from './ready.ts';
import './StartBar.css';

interface Props {
  readonly draft: Draft;
  readonly choices: ProjectChoices | null;
  readonly plan: Plan | null;
}

export function StartBar({ draft, choices, plan }: Props) {
  const { t, format } = useWords();
  const start = useStart();
  const client = useQueryClient();
  const remove = useDrafts((state) => state.remove);
  const go = useView((view) => view.go);
  const missing = missingIn(draft, choices, plan?.photos ?? null);
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
  const says = {
    profile: t('newProject.plan.pending'),
    folder: t('newProject.plan.noFolder'),
    photos: t('newProject.plan.noneLeft'),
    options: t('newProject.advanced.callbackWrong'),
  };
  return (
    <footer className="start-bar">
      {start.error !== null && <FaultNotice fault={faultOf(start.error)} />}
      <div className="start-row">
        <div role="status">
          {missing !== null && <p className="quiet">{says[missing]}</p>}
          {missing === null && plan !== null && (
            <p>{t('newProject.ready', { count: plan.photos, bytes: format.bytes(plan.bytes) })}</p>
          )}
          {missing === null && plan !== null && plan.sidecarsMerged > 0 && (
            <p className="quiet">{t('newProject.merges', { count: plan.sidecarsMerged })}</p>
          )}
        </div>
        <Button
          kind="primary"
          isDisabled={missing !== null || plan === null || start.isPending}
          onPress={begin}
        >
          {t('newProject.start')}
        </Button>
      </div>
    </footer>
  );
}
