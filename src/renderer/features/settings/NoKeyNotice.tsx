// Over the projects: practising is off, and there is no key to ask Imagen with.
import { useSettings } from '../../bridge/settings.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../../words/words.ts';

export function NoKeyNotice() {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const { data: settings } = useSettings();
  if (settings === undefined || settings.practice === true || settings.hasKey) return null;
  const acts = <Button onPress={() => go({ name: 'settings' })}>{t('settings.key.enter')}</Button>;
  return (
    <Notice tone="needed" role="status" title={t('settings.key.missing')} acts={acts}>
      <p>{t('settings.key.missingText')}</p>
    </Notice>
  );
}
