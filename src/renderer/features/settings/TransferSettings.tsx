// How hard Roundtrip works the line.
import type { SettingsView } from '#contract/settings.ts';
import { useChangeSettings } from '../../bridge/settings.ts';
import { NumberBox } from '../../ui/NumberBox.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { useWords } from '../../words/words.ts';

// A limit to begin with: leaves a usual home line usable for a video call.
const firstLimit = 20;
const mostLimit = 10_000;
const mostParallel = 20;

export function TransferSettings({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const change = useChangeSettings();
  const { parallel, limitMbps, stayAwake } = settings;
  return (
    <div className="settings-part">
      <NumberBox
        label={t('settings.parallel.label')}
        hint={t('settings.parallel.hint')}
        value={parallel}
        least={1}
        most={mostParallel}
        outside={t('settings.outside', { least: 1, most: mostParallel })}
        onChange={(value) => change.mutate({ parallel: value })}
      />
      <Toggle
        label={t('settings.limit.label')}
        text={t('settings.limit.text')}
        selected={limitMbps !== null}
        onChange={(on) => change.mutate({ limitMbps: on ? firstLimit : null })}
      />
      {limitMbps !== null && (
        <NumberBox
          label={t('settings.limit.mbps')}
          value={limitMbps}
          hint={t('settings.limit.hint')}
          least={1}
          most={mostLimit}
          outside={t('settings.outside', { least: 1, most: mostLimit })}
          onChange={(value) => change.mutate({ limitMbps: value })}
        />
      )}
      <Toggle
        label={t('settings.awake.label')}
        text={t('settings.awake.text')}
        selected={stayAwake}
        onChange={(on) => change.mutate({ stayAwake: on })}
      />
    </div>
  );
}
