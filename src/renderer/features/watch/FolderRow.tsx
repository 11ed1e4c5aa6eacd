// One watched folder in Settings: where it is, what counts as a shoot in it, and what becomes of a new one.
import { Clock } from 'lucide-react';
import type { WatchDepth, WatchFolder } from '#contract/watch.ts';
import { useChangeWatch } from '../../bridge/watch.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly folder: WatchFolder;
  readonly practice: boolean;
  readonly onSetUp: (folder: WatchFolder) => void;
}

interface RowProps extends Props {
  readonly onRemove: (id: number) => void;
}

const depths = { one: 1, two: 2 } as const satisfies Record<string, WatchDepth>;

export function FolderRow({ folder, practice, onSetUp, onRemove }: RowProps) {
  const { t } = useWords();
  const { mutate: change } = useChangeWatch();
  const { id, path, depth, starts, start } = folder;
  const choose = (how: 'propose' | 'start') => {
    const ready = start !== null && start.practice === practice;
    if (how === 'propose' || ready) change({ id, starts: how === 'start' });
    else onSetUp(folder);
  };
  const ways = (['propose', 'start'] as const).map((value) => ({
    ...{ value, label: t(`watch.${value}`), text: t(`watch.${value}Text`) },
  }));
  return (
    <li className="watch-folder">
      <div className="watch-head">
        <h3 className="selectable">{path}</h3>
        <Button aria-label={t('watch.removeOn', { path })} onPress={() => onRemove(id)}>
          {t('watch.remove')}
        </Button>
      </div>
      <Now folder={folder} />
      <Segments
        label={t('watch.depth')}
        options={(['one', 'two'] as const).map((value) => ({
          ...{ value, label: t(`watch.depthOf.${value}`) },
        }))}
        value={depth === 1 ? 'one' : 'two'}
        onChange={(value) => change({ id, depth: depths[value] })}
      />
      {depth === 2 && <p className="quiet small">{t('watch.depthHint')}</p>}
      <div className="watch-how">
        <p className="quiet" aria-hidden>
          {t('watch.how')}
        </p>
        <Choice
          label={t('watch.how')}
          options={ways}
          value={starts ? 'start' : 'propose'}
          onChange={choose}
        />
      </div>
      {starts && <StartsWith folder={folder} practice={practice} onSetUp={onSetUp} />}
    </li>
  );
}

/** That it is away, what is being copied into it, and what waits. */
function Now({ folder: { there, arriving } }: { readonly folder: WatchFolder }) {
  const { t } = useWords();
  return (
    <div role="status" className="watch-now">
      {!there && (
        <p>
          <Clock size={14} aria-hidden />
          {t('watch.gone')}
        </p>
      )}
      {arriving.map(({ name, photos, fault }) => (
        <p key={name} className="quiet">
          {fault === null
            ? t('watch.arriving', { name, count: photos })
            : t('watch.waits', { name, why: t(`faults.${fault.code}.title`) })}
        </p>
      ))}
    </div>
  );
}

function StartsWith({ folder, practice, onSetUp }: Props) {
  const { t, format } = useWords();
  const { start, path } = folder;
  const tools = start?.choices.options.tools.map((tool) => t(`tools.tool.${tool}.name`)) ?? [];
  const facts = [
    start?.profileName,
    tools.length === 0 ? t('watch.noTools') : format.list(tools),
    start?.choices.results.jpegs === 'none' ? undefined : t('watch.jpegs'),
  ];
  const wrong =
    start === null
      ? t('watch.unreadable')
      : start.practice !== practice && t(`watch.otherImagen.${start.practice ? 'practice' : 'service'}`);
  return (
    <div className="watch-with">
      <div>
        {start !== null && <p>{facts.filter((fact) => fact !== undefined).join(' · ')}</p>}
        {wrong && <p className="quiet">{wrong}</p>}
      </div>
      <Button aria-label={t('watch.changeOn', { path })} onPress={() => onSetUp(folder)}>
        {t('watch.change')}
      </Button>
    </div>
  );
}
