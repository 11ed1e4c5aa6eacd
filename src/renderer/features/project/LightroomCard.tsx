// How to make Lightroom show the edits, with the exact menus.
import { useWords } from '../../words/words.ts';

export function LightroomCard() {
  const { t } = useWords();
  return (
    <section>
      <h2>{t('project.lightroom.title')}</h2>
      <h3>{t('project.lightroom.new')}</h3>
      <p className="quiet">{t('project.lightroom.newText')}</p>
      <h3>{t('project.lightroom.known')}</h3>
      <p className="quiet">{t('project.lightroom.knownText')}</p>
    </section>
  );
}
