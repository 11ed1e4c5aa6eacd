// Screen 4: what the photographer set.
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { call } from '../bridge/call.ts';
import { useChangeSettings, useSettings } from '../bridge/settings.ts';
import { AddressField } from '../features/settings/AddressField.tsx';
import { KeySection } from '../features/settings/KeySection.tsx';
import { LookSettings } from '../features/settings/LookSettings.tsx';
import { ResultSettings } from '../features/settings/ResultSettings.tsx';
import { TransferSettings } from '../features/settings/TransferSettings.tsx';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { Screen } from '../ui/Screen.tsx';
import { Toggle } from '../ui/Toggle.tsx';
import { useWords } from '../words/words.ts';
import './SettingsScreen.css';
import { WatchSettings } from './WatchSettings.tsx';

export function SettingsScreen() {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const { data: settings } = useSettings();
  const change = useChangeSettings();
  if (settings === undefined) return null;
  const back = (
    <Button kind="quiet" icon={<ArrowLeft size={16} aria-hidden />} onPress={() => go({ name: 'projects' })}>
      {t('common.back')}
    </Button>
  );
  return (
    <Screen title={t('settings.title')} before={back}>
      <div className="settings">
        <section>
          <h2>{t('settings.imagen')}</h2>
          <KeySection hasKey={settings.hasKey} />
          <AddressField address={settings.address} />
          <Toggle
            label={t('settings.practice.label')}
            text={t('settings.practice.text')}
            selected={settings.practice === true}
            onChange={(practice) => change.mutate({ practice })}
          />
        </section>
        <section>
          <h2>{t('settings.transfers')}</h2>
          <TransferSettings settings={settings} />
        </section>
        <section>
          <h2>{t('settings.results.title')}</h2>
          <ResultSettings results={settings.results} />
        </section>
        <WatchSettings settings={settings} />
        <section>
          <h2>{t('settings.look.title')}</h2>
          <LookSettings settings={settings} />
        </section>
        <About />
      </div>
    </Screen>
  );
}

function About() {
  const { t } = useWords();
  const { data: info } = useQuery({ queryKey: ['app'], queryFn: () => call('app.info', undefined) });
  return (
    <section>
      <h2>{t('settings.about')}</h2>
      {info && (
        <p className="quiet selectable">
          {t('settings.version', { version: info.version, runtime: info.runtime })}
        </p>
      )}
    </section>
  );
}
