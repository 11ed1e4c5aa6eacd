// Named presets, and what was last started with this profile: taken, saved, deleted.
import { useEffect, useRef, useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { KeptChoices, Remembered } from '#contract/choices.ts';
import { useForgetPreset, useSavePreset } from '../../bridge/choices.ts';
import type { Choices } from '../../state/choices.ts';
import { cleared, keptOf, standingOf, withKept } from '../../state/kept.ts';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { Field } from '../../ui/Field.tsx';
import { keepPlace } from '../../ui/keep-place.ts';
import { Pick } from '../../ui/Pick.tsx';
import { useWords } from '../../words/words.ts';
import './Presets.css';

interface Props {
  readonly choices: Choices;
  readonly remembered: Remembered;
  readonly onChoose: (change: (choices: Choices) => Choices) => void;
}

/** Names are the photographer's: what is ours has no mark before it. */
const mark = '*';

export function Presets({ choices, remembered, onChoose }: Props) {
  const { t } = useWords();
  const forget = useForgetPreset();
  const save = useSavePreset();
  const place = useRef<HTMLDivElement>(null);
  // What saved it goes then: there is nothing more to save.
  useEffect(() => {
    if (save.isSuccess) keepPlace(place.current, 'button');
  }, [save.isSuccess]);
  const standing = standingOf(choices, remembered);
  const last = choices.profileKey === null ? undefined : remembered.last[choices.profileKey];
  const options = [
    ...(standing.at === 'changed' ? [{ value: 'changed', label: t('newProject.presets.changed') }] : []),
    { value: 'none', label: t('newProject.presets.none') },
    ...(last === undefined ? [] : [{ value: 'last', label: t('newProject.presets.last') }]),
    ...remembered.presets.map(({ name }) => ({ value: mark + name, label: name })),
  ];
  const take = (value: string) => {
    const preset = remembered.presets.find(({ name }) => mark + name === value)?.choices;
    const kept = value === 'last' ? last : preset;
    if (value === 'none') onChoose(cleared);
    else if (kept !== undefined) onChoose((now) => withKept(now, kept));
  };
  return (
    <div ref={place} className="presets">
      <Pick
        label={t('newProject.presets.label')}
        options={options}
        value={standing.at === 'preset' ? mark + standing.name : standing.at}
        onChange={take}
      />
      {standing.at === 'preset' && (
        <Confirm
          label={t('newProject.presets.forget')}
          title={t('newProject.presets.forgetTitle', { name: standing.name })}
          text={t('newProject.presets.forgetText')}
          act={t('newProject.presets.forgetIt')}
          cancel={t('common.cancel')}
          onConfirm={() => forget.mutate(standing.name)}
        />
      )}
      {(standing.at === 'changed' || standing.at === 'last') && (
        <SavePreset
          choices={choices}
          names={remembered.presets.map(({ name }) => name)}
          onSave={(name, kept) => save.mutate({ name, choices: kept })}
        />
      )}
    </div>
  );
}

interface SaveProps {
  readonly choices: Choices;
  readonly names: readonly string[];
  readonly onSave: (name: string, kept: KeptChoices) => void;
}

function SavePreset({ choices, names, onSave }: SaveProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const kept = keptOf(choices);
  const trimmed = name.trim();
  return (
    <DialogTrigger onOpenChange={() => setName('')}>
      <Button isDisabled={kept === null}>{t('newProject.presets.save')}</Button>
      <Popover className="preset-popover" placement="bottom end">
        <Dialog className="preset-dialog" aria-label={t('newProject.presets.save')}>
          {({ close }) => (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                // The form of the new project lies around this one, as far as events go.
                event.stopPropagation();
                if (kept === null || trimmed === '') return;
                onSave(trimmed, kept);
                close();
              }}
            >
              <Field
                autoFocus
                label={t('newProject.presets.name')}
                value={name}
                onChange={setName}
                {...(names.includes(trimmed) ? { hint: t('newProject.presets.replaces') } : {})}
              />
              <Button kind="primary" type="submit" isDisabled={trimmed === ''}>
                {t('newProject.presets.saveIt')}
              </Button>
            </form>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
