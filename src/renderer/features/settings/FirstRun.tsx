// Nothing is set up yet: a key, or practice. One sentence each.
import { useChangeSettings } from '../../bridge/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import './FirstRun.css';
import { KeyForm } from './KeyForm.tsx';

export function FirstRun() {
  const { t } = useWords();
  const change = useChangeSettings();
  return (
    <main className="first-run">
      <div className="first-words">
        <h1>{t('projects.first.title')}</h1>
        <p className="quiet">{t('projects.first.text')}</p>
      </div>
      <div className="first-ways">
        <section>
          <h2>{t('projects.first.key.title')}</h2>
          <p className="quiet">{t('projects.first.key.text')}</p>
          <KeyForm
            label={t('settings.key.label')}
            act={t('settings.key.saveAndTest')}
            onAccepted={() => change.mutate({ practice: false })}
          />
        </section>
        <section>
          <h2>{t('projects.first.practice.title')}</h2>
          <p className="quiet">{t('projects.first.practice.text')}</p>
          <Button isDisabled={change.isPending} onPress={() => change.mutate({ practice: true })}>
            {t('projects.first.practice.act')}
          </Button>
        </section>
      </div>
    </main>
  );
}
