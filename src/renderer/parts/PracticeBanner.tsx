// Stands over every screen while practice is on.
import { FlaskConical } from 'lucide-react';
import { useWords } from '../words/words.ts';
import './PracticeBanner.css';

export function PracticeBanner() {
  const { t } = useWords();
  return (
    <p className="practice-banner">
      <FlaskConical size={14} aria-hidden />
      {t('common.practiceBanner')}
    </p>
  );
}
