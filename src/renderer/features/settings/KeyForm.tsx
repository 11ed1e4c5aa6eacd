// Enters an API key and tries it. The key goes to main and is never shown again; this only holds it while it is typed.
import { useState } from 'react';
import { faultOf } from '../../bridge/call.ts';
import { useSetKey, useTestKey } from '../../bridge/settings.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../../words/words.ts';
import './KeyForm.css';

// A key travels in a header: one word of plain signs, and not a letter's worth of them.
const keyLike = /^[\x21-\x7e]{0,500}$/;

interface Props {
  readonly label: string;
  readonly act: string;
  /** Imagen accepted the key, and it is kept. */
  readonly onAccepted?: () => void;
}

export function KeyForm({ label, act, onAccepted }: Props) {
  const { t } = useWords();
  const [key, setKey] = useState('');
  const set = useSetKey();
  const test = useTestKey();
  const busy = set.isPending || test.isPending;
  const typed = key.trim();
  const wrong = !keyLike.test(typed);
  const ready = typed !== '' && !wrong && !busy;
  const error = set.error ?? test.error;
  const save = async () => {
    set.reset();
    try {
      // One that Imagen refuses is not kept, nor the earlier one lost. Without a network nobody can know: then it is kept.
      const known = await test.mutateAsync(typed).then(
        () => true,
        (error: unknown) => {
          if (faultOf(error).code === 'key-rejected') throw error;
          return false;
        },
      );
      await set.mutateAsync(typed);
      if (!known) return;
      setKey('');
      onAccepted?.();
    } catch {
      // Said in its place.
    }
  };
  return (
    <form
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <Field
        secret
        label={label}
        value={key}
        onChange={setKey}
        wrong={wrong ? t('settings.key.wrong') : null}
      />
      <Button type="submit" isDisabled={!ready}>
        {busy ? t('settings.key.testing') : act}
      </Button>
      {error !== null && (
        <FaultNotice fault={faultOf(error)}>
          {set.isSuccess && <p>{t('settings.key.untested')}</p>}
        </FaultNotice>
      )}
    </form>
  );
}
