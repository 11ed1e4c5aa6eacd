// A shoot without a photo that Imagen takes: what was found instead.
import type { ShootSummary } from '#contract/shoot.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useWords } from '../../words/words.ts';
import { ShootFacts } from './ShootFacts.tsx';

export function NoPhotos({ shoot }: { readonly shoot: ShootSummary }) {
  const { t } = useWords();
  return (
    <>
      <Notice tone="needed" title={t('newProject.nothing.title')} role="status">
        <p>{t('newProject.nothing.text')}</p>
      </Notice>
      <ShootFacts shoot={shoot} />
    </>
  );
}
