// A folder: typed, or picked with the system's own dialog.
import { call } from '../../bridge/call.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

export function FolderField({ label, value, onChange, placeholder }: Props) {
  const { t } = useWords();
  const pick = async () => {
    // Nothing picked, or no picker here: the typed one stays.
    const { path } = await call('folders.pick', undefined).catch(() => ({ path: null }));
    if (path !== null) onChange(path);
  };
  return (
    <div className="folder-field">
      <Field
        label={label}
        value={value}
        onChange={onChange}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <Button onPress={() => void pick()}>{t('common.choose')}</Button>
    </div>
  );
}
