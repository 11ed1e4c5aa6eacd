// Imagen's address. Saved on purpose, not while typing: each new address asks for the key again.
import { useRef, useState } from 'react';
import { defaultAddress } from '#contract/settings.ts';
import { faultOf } from '../../bridge/call.ts';
import { useAddressFlaw, useChangeSettingsInPlace } from '../../bridge/settings.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { useSettled } from '../../state/use-settled.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { keepPlace } from '../../ui/keep-place.ts';
import { useWords } from '../../words/words.ts';

// Nobody is told after the first letter that an address must begin with https://.
const settleMs = 400;

export function AddressField({ address }: { readonly address: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(address);
  const [known, setKnown] = useState(address);
  // Changed, here or elsewhere: that is what is shown from now on.
  if (known !== address) {
    setKnown(address);
    setTyped(address);
  }
  const form = useRef<HTMLFormElement>(null);
  const change = useChangeSettingsInPlace();
  const flaw = useAddressFlaw(useSettled(typed, settleMs));
  const save = (to: string) => {
    setTyped(to);
    // What saved it goes, or has nothing to save any more.
    change.mutate({ address: to }, { onSuccess: () => keepPlace(form.current, 'input') });
  };
  return (
    <form
      ref={form}
      className="settings-part"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== address && !change.isPending) save(typed.trim());
      }}
    >
      <Field
        label={t('settings.address.label')}
        hint={t('settings.address.hint')}
        wrong={flaw === null ? null : t(`settings.address.flaw.${flaw}`)}
        value={typed}
        onChange={setTyped}
      />
      {change.error !== null && flaw === null && <FaultNotice fault={faultOf(change.error)} />}
      {(typed.trim() !== address || address !== defaultAddress) && (
        <div className="key-acts">
          <Button
            type="submit"
            isDisabled={typed.trim() === address || flaw !== null}
            busy={change.isPending}
          >
            {t('settings.address.save')}
          </Button>
          {address !== defaultAddress && (
            <Button kind="quiet" onPress={() => save(defaultAddress)}>
              {t('settings.address.usual')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
