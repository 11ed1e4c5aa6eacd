// Enters an API key and tries it. The key goes to main and is never shown again; this only holds it while it is typed.
import { useState } from 'react';
import { faultOf } from '../../bridge/call.ts';
import { useForgetKey, useSetKey, useTestKey } from '../../bridge/settings.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../../words/words.ts';
import './KeyForm.css';

interface Props {
  readonly label: string;
  readonly act: string;
  /** The key was accepted by Imagen, which has this many profiles for it. */
  readonly onAccepted?: () => void;
}

export function KeyForm({ label, act, onAccepted }: Props) {
  const { t } = useWords();
  const [key, setKey] = useState('');
  const set = useSetKey();
  const test = useTestKey();
  const forget = useForgetKey();
  const busy = set.isPending || test.isPending;
  const error = set.error ?? test.error;
  const save = async () => {
    try {
      await set.mutateAsync(key.trim());
      await test.mutateAsync();
      setKey('');
      onAccepted?.();
    } catch (refused) {
      // One that Imagen refuses is not kept. Without a network nobody can know: then it is.
      if (faultOf(refused).code === 'key-rejected') forget.mutate();
    }
  };
  return (
    <form
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() !== '' && !busy) void save();
      }}
    >
      <Field secret label={label} value={key} onChange={setKey} />
      <Button type="submit" isDisabled={key.trim() === '' || busy}>
        {busy ? t('settings.key.testing') : act}
      </Button>
      {error !== null && <FaultNotice fault={faultOf(error)} />}
    </form>
  );
}
