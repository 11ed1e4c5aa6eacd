// No project yet: what to do, and the three steps.
import { FolderDown } from 'lucide-react';
import { pickShoots } from '../../state/opening.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import './EmptyProjects.css';

export function EmptyProjects() {
  const { t } = useWords();
  return (
    <div className="empty">
      <div className="empty-drop">
        <FolderDown size={28} strokeWidth={1.5} aria-hidden />
        <h2>{t('projects.empty.title')}</h2>
        <p className="quiet">{t('projects.empty.text')}</p>
        <Button kind="primary" onPress={() => void pickShoots()}>
          {t('common.openShoot')}
        </Button>
      </div>
      <ol className="empty-steps">
        {([0, 1, 2] as const).map((step) => (
          <li key={step}>
            <h3>
              <span className="quiet">{step + 1}</span> {t(`projects.empty.steps.${step}.title`)}
            </h3>
            <p className="quiet">{t(`projects.empty.steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
