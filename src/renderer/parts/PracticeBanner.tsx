// Stands over every screen while practice is on.
import { FlaskConical } from 'lucide-react';
import { useWords } from '../words/words.ts';
import './PracticeBanner.css';

export function PracticeBanner() {
  const { t } = useWords();
  return (
    <aside className="practice-banner" aria-label={t('common.practiceTag')}>
      <FlaskConical size={14} aria-hidden />
      <p>{t('common.practiceBanner')}</p>
    </aside>
  );
}
