// Screen 2: the first shoot of the queue, what is in it, and everything to choose before it is sent.
import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import type { ProjectChoices } from '#contract/project.ts';
import { faultOf } from '../bridge/call.ts';
import { useRemembered } from '../bridge/choices.ts';
import { useProfiles } from '../bridge/imagen.ts';
import { usePlan } from '../bridge/shoots.ts';
import { AiTools } from '../features/ai-tools/AiTools.tsx';
import { BeforeYouStart } from '../features/new-project/BeforeYouStart.tsx';
import { NoPhotos } from '../features/new-project/NoPhotos.tsx';
import { PhotoChoice } from '../features/new-project/PhotoChoice.tsx';
import { Presets } from '../features/new-project/Presets.tsx';
import { Advanced, ResultsChoice } from '../features/new-project/ResultsChoice.tsx';
import { StartBar } from '../features/new-project/StartBar.tsx';
import { ProfilePicker } from '../features/profile-picker/ProfilePicker.tsx';
import { FaultNotice } from '../parts/FaultNotice.tsx';
import type { Choices } from '../state/choices.ts';
import { type Draft, projectChoicesOf, useDrafts } from '../state/drafts.ts';
import { chooseProfile } from '../state/kept.ts';
import { useSettled } from '../state/use-settled.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { Screen } from '../ui/Screen.tsx';
import { useWords } from '../words/words.ts';
import { ProjectsScreen } from './ProjectsScreen.tsx';
import './NewProjectScreen.css';

// Long enough to type a name or click three photos in a row, short enough to feel at once.
const planAfterMs = 250;

export function NewProjectScreen() {
  const draft = useDrafts(({ drafts }) => drafts[0]);
  if (draft === undefined) return <ProjectsScreen />;
  return <Form key={draft.shoot.id} draft={draft} />;
}

function Form({ draft }: { readonly draft: Draft }) {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const { shoot } = draft;
  const { remove, came, drafts } = useDrafts();
  const discard = () => {
    remove(shoot.id, false);
    if (drafts.length === 1) go({ name: 'projects' });
  };
  const position = { at: came - drafts.length + 1, all: came };
  return (
    <Screen
      title={shoot.name}
      before={
        <Button
          kind="quiet"
          icon={<ArrowLeft size={16} aria-hidden />}
          onPress={() => go({ name: 'projects' })}
        >
          {t('common.back')}
        </Button>
      }
      after={
        <>
          {came > 1 && <p className="quiet new-project-place">{t('newProject.position', position)}</p>}
          <p className="quiet small selectable cut">{shoot.root}</p>
        </>
      }
      acts={<Button onPress={discard}>{t('newProject.discard')}</Button>}
    >
      {shoot.photos === 0 ? <NoPhotos shoot={shoot} /> : <Choosing draft={draft} />}
    </Screen>
  );
}

function Choosing({ draft }: { readonly draft: Draft }) {
  const { t } = useWords();
  const { shoot, choices } = draft;
  const change = useDrafts((state) => state.change);
  const choose = useDrafts((state) => state.choose);
  const onChoose = (by: (now: Choices) => Choices) => choose(shoot.id, by);
  const { data: profiles, error, refetch } = useProfiles();
  const { data: remembered } = useRemembered();
  const profile = profiles?.find(({ key }) => key === choices.profileKey);
  // Not before all that stands above it is there, which would push it out of sight.
  const naming = draft.naming && profiles !== undefined && remembered !== undefined;
  const sent = useMemo(() => projectChoicesOf(draft), [draft]);
  // As text, made once for each change: with ten thousand photos it is long.
  const now = useMemo(() => JSON.stringify(sent), [sent]);
  const settled = useSettled(now, planAfterMs);
  const asked = useMemo((): ProjectChoices | null => JSON.parse(settled), [settled]);
  const plan = usePlan(shoot.id, sent === null ? null : asked);
  // The numbers that are there may be those of a moment ago.
  const old = plan.isPlaceholderData || settled !== now;
  const counting = plan.error === null && (old || plan.data === undefined || plan.data === null);
  const again = <Button onPress={() => void refetch()}>{t('common.tryAgain')}</Button>;
  return (
    <div className="new-project">
      <PhotoChoice draft={draft} imageType={profile?.imageType ?? null} />
      <div className="new-project-side">
        <form className="new-project-form" onSubmit={(event) => event.preventDefault()}>
          <section>
            <h2>{t('newProject.profile.title')}</h2>
            {error !== null && <FaultNotice fault={faultOf(error)} acts={again} />}
            {profiles?.length === 0 && <p className="quiet">{t('newProject.profile.empty')}</p>}
            {profiles !== undefined && profiles.length > 0 && (
              <ProfilePicker
                profiles={profiles}
                shoot={shoot}
                chosen={choices.profileKey}
                onChoose={(profileKey) => onChoose((now) => chooseProfile(now, profileKey, remembered))}
              />
            )}
          </section>
          <section>
            <h2>{t('tools.title')}</h2>
            {remembered !== undefined && (
              <Presets choices={choices} remembered={remembered} onChoose={onChoose} />
            )}
            <AiTools choices={choices} onChoose={onChoose} />
          </section>
          <section>
            <h2>{t('newProject.results.title')}</h2>
            <ResultsChoice choices={choices} onChoose={onChoose} />
            <Advanced
              key={String(naming)}
              choices={choices}
              onChoose={onChoose}
              name={draft.name}
              usualName={shoot.name}
              naming={naming}
              onName={(name) => change(shoot.id, { name })}
            />
          </section>
          <section>
            <h2>{t('newProject.plan.title')}</h2>
            {plan.error !== null && (
              <FaultNotice
                fault={faultOf(plan.error)}
                role="status"
                acts={<Button onPress={() => void plan.refetch()}>{t('common.tryAgain')}</Button>}
              />
            )}
            {plan.data && (
              <div className="new-project-numbers" aria-busy={counting}>
                <BeforeYouStart plan={plan.data} draft={draft} profile={profile} />
              </div>
            )}
            {choices.profileKey === null && <p className="quiet">{t('newProject.plan.pending')}</p>}
          </section>
        </form>
        <StartBar {...{ draft, profile, counting }} choices={sent} plan={plan.data ?? null} />
      </div>
    </div>
  );
}
