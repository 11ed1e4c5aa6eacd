// Where the edits go, whether final JPEGs are wanted, and what few people need: name and callback.
import { useEffect, useRef } from 'react';
import { type Choices, optionsOf } from '../../state/choices.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Fold } from '../../ui/Fold.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { useWords } from '../../words/words.ts';
import { FolderField } from './FolderField.tsx';
import './ResultsChoice.css';

interface Props {
  readonly choices: Choices;
  readonly onChoose: (change: (choices: Choices) => Choices) => void;
}

export function ResultsChoice({ choices, onChoose }: Props) {
  const { t } = useWords();
  const set = (change: Partial<Choices>) => onChoose((now) => ({ ...now, ...change }));
  const ways = [
    {
      value: 'beside' as const,
      label: t('newProject.results.beside'),
      text: t('newProject.results.besideText'),
    },
    {
      value: 'folder' as const,
      label: t('newProject.results.folder'),
      text: t('newProject.results.folderText'),
    },
  ];
  return (
    <div className="results-choice">
      <Choice
        label={t('newProject.results.edits')}
        options={ways}
        value={choices.edits}
        onChange={(edits) => set({ edits })}
      />
      {choices.edits === 'folder' && (
        <FolderField
          label={t('newProject.results.path')}
          value={choices.editsFolder}
          onChange={(editsFolder) => set({ editsFolder })}
        />
      )}
      <Toggle
        label={t('newProject.results.jpegs')}
        text={t('newProject.results.jpegsText')}
        selected={choices.jpegs}
        onChange={(jpegs) => set({ jpegs })}
      />
      {choices.jpegs && (
        <FolderField
          label={t('newProject.results.jpegsPath')}
          placeholder={t('newProject.results.jpegsDefault')}
          value={choices.jpegsFolder}
          onChange={(jpegsFolder) => set({ jpegsFolder })}
        />
      )}
    </div>
  );
}

interface AdvancedProps extends Props {
  readonly name: string;
  /** What the project is called when no name is typed. */
  readonly usualName: string;
  /** A name is wanted: it is open, and the keyboard is there. */
  readonly naming: boolean;
  readonly onName: (name: string) => void;
}

export function Advanced({ choices, onChoose, name, usualName, naming, onName }: AdvancedProps) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!naming) return;
    // After the list of profiles, which brings its chosen one into view.
    const soon = requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'center' }));
    return () => cancelAnimationFrame(soon);
  }, [naming]);
  const read = optionsOf(choices);
  const wrong =
    'field' in read && read.field === 'callbackUrl' ? t('newProject.advanced.callbackWrong') : null;
  return (
    <Fold title={t('newProject.advanced.title')} open={naming}>
      <div ref={place} className="results-choice">
        <Field
          label={t('newProject.advanced.name')}
          hint={t('newProject.advanced.nameHint')}
          placeholder={usualName}
          value={name}
          onChange={onName}
          autoFocus={naming}
        />
        <Field
          label={t('newProject.advanced.callback')}
          hint={t('newProject.advanced.callbackHint')}
          placeholder="https://"
          wrong={wrong}
          value={choices.callbackUrl}
          onChange={(callbackUrl) => onChoose((now) => ({ ...now, callbackUrl }))}
        />
      </div>
    </Fold>
  );
}
