// Shoots that appeared in watched folders: each a quiet line over the projects, until a person has decided.
import { FolderInput, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Proposal } from '#contract/watch.ts';
import { useDismissShoot, useWatch } from '../../bridge/watch.ts';
import { useDrafts } from '../../state/drafts.ts';
import { openShoots } from '../../state/opening.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import './NewShoots.css';
import { whyNot } from './why.ts';

// More would push the projects out of sight.
const atFirst = 3;

export function NewShoots() {
  const { t } = useWords();
  const { data } = useWatch();
  const drafts = useDrafts((state) => state.drafts);
  const [all, setAll] = useState(false);
  const place = useRef<HTMLElement>(null);
  // Here and not in the line, which may have gone when the answer comes.
  const dismiss = useDismissShoot();
  const later = (id: number) => dismiss.mutate(id, { onSuccess: () => place.current?.focus() });
  // What is on the form already isn't offered beside it.
  const open = (data?.proposals ?? []).filter(({ path }) => !drafts.some(({ shoot }) => shoot.root === path));
  const shown = all ? open : open.slice(0, atFirst);
  const hidden = open.length - shown.length;
  return (
    <section
      ref={place}
      // Where the keyboard stays when its line has gone.
      tabIndex={-1}
      className="new-shoots-place"
      aria-label={t('watch.card.list')}
      role="status"
      aria-relevant="additions"
    >
      {shown.length > 0 && (
        <ul className="new-shoots">
          {shown.map((proposal) => (
            <NewShoot key={proposal.id} proposal={proposal} onLater={later} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t('watch.card.all', { count: hidden })}
        </Button>
      )}
    </section>
  );
}

interface Props {
  readonly proposal: Proposal;
  readonly onLater: (id: number) => void;
}

function NewShoot({ proposal, onLater }: Props) {
  const { t, format } = useWords();
  const { id, path, name, more, photos, bytes, fault } = proposal;
  return (
    <li className="new-shoot">
      <FolderInput className="new-shoot-sign" size={16} aria-hidden />
      <div className="new-shoot-words">
        <h2 className="cut">{t(more ? 'watch.card.more' : 'watch.card.title', { name })}</h2>
        <p className="quiet cut">
          {[t('common.photos', { count: photos }), format.bytes(bytes), folderOf(path)].join(' · ')}
        </p>
        {more && <p>{t('watch.card.moreText')}</p>}
        {fault !== null && (
          <p className="new-shoot-why">
            <TriangleAlert size={14} aria-hidden />
            {t('watch.card.notAlone', { why: whyNot(fault, t) })}
          </p>
        )}
      </div>
      <Button aria-label={t('watch.card.editOn', { name })} onPress={() => void openShoots([path])}>
        {t('watch.card.edit')}
      </Button>
      <Button kind="quiet" aria-label={t('watch.card.laterOn', { name })} onPress={() => onLater(id)}>
        {t('watch.card.later')}
      </Button>
    </li>
  );
}

// Its own name stands above.
const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/, '');
