// Nothing is set up yet. One button leads to a first edited shoot; who has a key, or photos to practise with, finds both
// below it.
import { ArrowRight } from 'lucide-react';
import { useChangeSettings } from '../../bridge/settings.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useSample } from '../../state/sample.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../../words/words.ts';
import './FirstRun.css';
import { KeyForm } from './KeyForm.tsx';

export function FirstRun() {
  const { t } = useWords();
  const change = useChangeSettings();
  const sample = useSample();
  const waiting = useDrafts(({ drafts }) => drafts.length);
  return (
    <main className="first-run">
      <div className="first-words">
        <h1>{t('projects.first.title')}</h1>
        <p className="quiet">{t('projects.first.text')}</p>
      </div>
      {waiting > 0 && (
        <Notice tone="calm" role="status" title={t('projects.first.waiting', { count: waiting })} />
      )}
      <section className="first-try">
        <Button kind="primary" isDisabled={sample.busy} onPress={() => void sample.open()}>
          {sample.busy ? t('projects.first.practice.busy') : t('projects.first.practice.sample')}
        </Button>
        <p className="quiet">{t('projects.first.practice.text')}</p>
        <Button
          kind="quiet"
          icon={<ArrowRight size={14} aria-hidden />}
          isDisabled={change.isPending}
          onPress={() => change.mutate({ practice: true })}
        >
          {t('projects.first.practice.act')}
        </Button>
      </section>
      <section className="first-key">
        <h2>{t('projects.first.key.title')}</h2>
        <p className="quiet">{t('projects.first.key.text')}</p>
        <KeyForm
          label={t('settings.key.label')}
          act={t('settings.key.saveAndTest')}
          onAccepted={() => change.mutate({ practice: false })}
        />
      </section>
    </main>
  );
}
