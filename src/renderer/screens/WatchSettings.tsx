// Watch folders in Settings, with the dialog in which a folder gets what its shoots start with: the parts of New project
// that don't need a shoot.
import { useState } from 'react';
import type { Remembered } from '#contract/choices.ts';
import type { ResultRules } from '#contract/project.ts';
import type { SettingsView } from '#contract/settings.ts';
import type { WatchFolder } from '#contract/watch.ts';
import { faultOf } from '../bridge/call.ts';
import { useRemembered } from '../bridge/choices.ts';
import { useProfiles } from '../bridge/imagen.ts';
import { useChangeWatchInPlace } from '../bridge/watch.ts';
import { AiTools } from '../features/ai-tools/AiTools.tsx';
import { Presets } from '../features/new-project/Presets.tsx';
import { ResultsChoice } from '../features/new-project/ResultsChoice.tsx';
import { ProfilePicker } from '../features/profile-picker/ProfilePicker.tsx';
import { StartWith } from '../features/watch/StartWith.tsx';
import { WatchFolders } from '../features/watch/WatchFolders.tsx';
import { FaultNotice } from '../parts/FaultNotice.tsx';
import { type Choices, noChoices, resultRulesOf } from '../state/choices.ts';
import { chooseProfile, keptOf, withKept } from '../state/kept.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../words/words.ts';

export function WatchSettings({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const practice = settings.practice === true;
  const [folder, setUp] = useState<WatchFolder | null>(null);
  return (
    <section>
      <h2>{t('watch.title')}</h2>
      <WatchFolders practice={practice} onSetUp={setUp} />
      {folder !== null && (
        <Choosing key={folder.id} folder={folder} settings={settings} onClose={() => setUp(null)} />
      )}
    </section>
  );
}

interface Props {
  readonly folder: WatchFolder;
  readonly settings: SettingsView;
  readonly onClose: () => void;
}

// Which kind of photos will come isn't known: no profile is unfit.
const anyShoot = { raws: 1, jpegs: 1, photos: 1 };

function Choosing({ folder, settings, onClose }: Props) {
  const { t } = useWords();
  const [choices, setChoices] = useState<Choices>(() => begun(folder, settings));
  const { data: profiles, error, refetch } = useProfiles();
  const { data } = useRemembered();
  const remembered = data && withoutPlaces(data, choices.startResults);
  const change = useChangeWatchInPlace();
  const kept = keptOf(choices);
  const { profileKey } = choices;
  const ownFolders = choices.edits === 'folder' || (choices.jpegs && choices.jpegsFolder !== '');
  const save = () => {
    if (kept === null || profileKey === null) return;
    const start = { profileKey, choices: kept };
    change.mutate({ id: folder.id, starts: true, start }, { onSuccess: onClose });
  };
  return (
    <StartWith
      path={folder.path}
      missing={profileKey === null ? 'noProfile' : kept === null ? 'noFolder' : null}
      fault={change.error === null ? null : faultOf(change.error)}
      busy={change.isPending}
      onSave={save}
      onClose={onClose}
    >
      <section>
        <h3>{t('newProject.profile.title')}</h3>
        {error !== null && (
          <FaultNotice
            fault={faultOf(error)}
            acts={<Button onPress={() => void refetch()}>{t('common.tryAgain')}</Button>}
          />
        )}
        {profiles !== undefined && (
          <ProfilePicker
            profiles={profiles}
            shoot={anyShoot}
            chosen={profileKey}
            onChoose={(key) => setChoices((now) => chooseProfile(now, key, remembered))}
          />
        )}
      </section>
      <section>
        <h3>{t('tools.title')}</h3>
        {remembered !== undefined && (
          <Presets choices={choices} remembered={remembered} onChoose={setChoices} />
        )}
        <AiTools choices={choices} onChoose={setChoices} />
      </section>
      <section>
        <h3>{t('watch.setUp.results')}</h3>
        <ResultsChoice choices={choices} onChoose={setChoices} />
        {ownFolders && <p className="quiet">{t('watch.setUp.ownFolders')}</p>}
      </section>
    </StartWith>
  );
}

/** What was chosen before, or what Settings say of new projects; the profile only where it is one of this Imagen's. */
function begun({ start }: WatchFolder, { practice, results }: SettingsView): Choices {
  const fresh: Choices = {
    ...noChoices,
    jpegs: results.jpegs,
    ...(results.folder === null ? {} : { edits: 'folder', editsFolder: results.folder }),
  };
  if (start === null) return { ...fresh, startResults: resultRulesOf(fresh) ?? noChoices.startResults };
  const profileKey = start.practice === (practice === true) ? start.profileKey : null;
  return withKept({ ...fresh, profileKey, startResults: start.choices.results }, start.choices);
}

/** Where an earlier shoot's results went is that shoot's matter. */
function withoutPlaces({ last, presets }: Remembered, results: ResultRules): Remembered {
  return {
    last: Object.fromEntries(Object.entries(last).map(([key, kept]) => [key, { ...kept, results }])),
    presets: presets.map(({ name, choices }) => ({ name, choices: { ...choices, results } })),
  };
}
