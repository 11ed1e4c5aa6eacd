// Where the edits go, whether final JPEGs are wanted, and what few people need: name and callback.
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
  readonly onName: (name: string) => void;
}

export function Advanced({ choices, onChoose, name, onName }: AdvancedProps) {
  const { t } = useWords();
  const read = optionsOf(choices);
  const wrong =
    'field' in read && read.field === 'callbackUrl' ? t('newProject.advanced.callbackWrong') : null;
  return (
    <Fold title={t('newProject.advanced.title')}>
      <div className="results-choice">
        <Field label={t('newProject.advanced.name')} value={name} onChange={onName} />
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
