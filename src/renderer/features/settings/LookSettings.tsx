// How Roundtrip looks and speaks, and when it speaks up.
import type { SettingsView } from '#contract/settings.ts';
import { useChangeSettings } from '../../bridge/settings.ts';
import { Segments } from '../../ui/Segments.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { useWords } from '../../words/words.ts';

const looks = ['system', 'dark', 'light'] as const;
const languages = ['system', 'en', 'de'] as const;

export function LookSettings({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const change = useChangeSettings();
  const { appearance, language, notifications } = settings;
  return (
    <div className="settings-part">
      <Segments
        label={t('settings.look.appearance')}
        options={looks.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
        value={appearance}
        onChange={(value) => change.mutate({ appearance: value })}
      />
      <Segments
        label={t('settings.look.language')}
        options={languages.map((value) => ({ value, label: t(`settings.look.${value}`) }))}
        value={language}
        onChange={(value) => change.mutate({ language: value })}
      />
      <Toggle
        label={t('settings.look.notifications')}
        text={t('settings.look.notificationsText')}
        selected={notifications}
        onChange={(value) => change.mutate({ notifications: value })}
      />
    </div>
  );
}
