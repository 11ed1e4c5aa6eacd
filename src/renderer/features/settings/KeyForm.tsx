// Enters an API key and tries it. The key goes to main and is never shown again; this only holds it while it is typed.
import { useRef, useState } from 'react';
import { faultOf } from '../../bridge/call.ts';
import { useSetKey, useTestKey } from '../../bridge/settings.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { keepPlace } from '../../ui/keep-place.ts';
import { useWords } from '../../words/words.ts';
import './KeyForm.css';

// A key travels in a header: one word of plain signs, and not a letter's worth of them.
const keyLike = /^[\x21-\x7e]{0,500}$/;

interface Props {
  readonly label: string;
  readonly act: string;
  /** It is kept, whether Imagen could be asked about it or not. */
  readonly onKept?: () => void;
  /** Imagen accepted the key, and it is kept. */
  readonly onAccepted?: () => void;
  /** Said then, until another one is typed; null where nothing stays to be said. */
  readonly accepted?: string | null;
}

export function KeyForm({ label, act, onKept, onAccepted, accepted = null }: Props) {
  const { t } = useWords();
  const [key, setKey] = useState('');
  const [isAccepted, setAccepted] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = useSetKey();
  const test = useTestKey();
  const busy = set.isPending || test.isPending;
  const typed = key.trim();
  const wrong = !keyLike.test(typed);
  const ready = typed !== '' && !wrong;
  const error = set.error ?? test.error;
  const save = async () => {
    set.reset();
    setAccepted(false);
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
      onKept?.();
      if (!known) return;
      setKey('');
      setAccepted(true);
      // The button has nothing to save any more.
      keepPlace(form.current, 'input');
      onAccepted?.();
    } catch {
      // Said in its place.
    }
  };
  return (
    <form
      ref={form}
      className="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) void save();
      }}
    >
      <Field
        secret
        label={label}
        value={key}
        onChange={setKey}
        wrong={wrong ? t('settings.key.wrong') : null}
      />
      <Button type="submit" isDisabled={!ready} busy={busy}>
        {busy ? t('settings.key.testing') : act}
      </Button>
      <div role="status">{isAccepted && typed === '' && accepted !== null && <p>{accepted}</p>}</div>
      {error !== null && (
        <FaultNotice fault={faultOf(error)}>
          {set.isSuccess && <p>{t('settings.key.untested')}</p>}
        </FaultNotice>
      )}
    </form>
  );
}
