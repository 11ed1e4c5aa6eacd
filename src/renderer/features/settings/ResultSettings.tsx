// How new projects begin: where their edits go, and whether final JPEGs are made. Each can be changed on its own form.
import type { SettingsView } from '#contract/settings.ts';
import { call } from '../../bridge/call.ts';
import { useChangeSettings } from '../../bridge/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { useWords } from '../../words/words.ts';

const ways = ['beside', 'folder'] as const;

export function ResultSettings({ results }: Pick<SettingsView, 'results'>) {
  const { t } = useWords();
  const change = useChangeSettings();
  const set = (next: Partial<SettingsView['results']>) => change.mutate({ results: { ...results, ...next } });
  const pick = async () => {
    // Nothing picked, or no picker here: all stays as it was.
    const { path } = await call('folders.pick', undefined).catch(() => ({ path: null }));
    if (path !== null) set({ folder: path });
  };
  return (
    <div className="settings-part">
      <Choice
        label={t('settings.results.edits')}
        options={ways.map((value) => ({
          value,
          label: t(`settings.results.${value}`),
          text: t(`settings.results.${value}Text`),
        }))}
        value={results.folder === null ? 'beside' : 'folder'}
        onChange={(way) => (way === 'beside' ? set({ folder: null }) : void pick())}
      />
      {results.folder !== null && (
        <div className="results-folder">
          <p className="selectable">{results.folder}</p>
          <Button onPress={() => void pick()}>{t('common.choose')}</Button>
        </div>
      )}
      <Toggle
        label={t('settings.results.jpegs')}
        text={t('settings.results.jpegsText')}
        selected={results.jpegs}
        onChange={(jpegs) => set({ jpegs })}
      />
    </div>
  );
}
