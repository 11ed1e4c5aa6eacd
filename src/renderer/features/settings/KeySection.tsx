// The API key in Settings: whether there is one, whether it works, another one, none.
import { useState } from 'react';
import { faultOf } from '../../bridge/call.ts';
import { useForgetKey, useTestKey } from '../../bridge/settings.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/Confirm.tsx';
import { useWords } from '../../words/words.ts';
import { KeyForm } from './KeyForm.tsx';

export function KeySection({ hasKey }: { readonly hasKey: boolean }) {
  const { t } = useWords();
  const [keys, setKeys] = useState(0);
  return (
    <div className="settings-part">
      <h3>{t('settings.key.title')}</h3>
      {/* Another key: what was found out about the last one is not true of it. */}
      {hasKey ? <KeptKey key={keys} /> : <p className="quiet">{t('settings.key.none')}</p>}
      <KeyForm
        label={t(hasKey ? 'settings.key.another' : 'settings.key.label')}
        act={t('settings.key.save')}
        accepted={hasKey ? t('settings.key.accepted') : null}
        onKept={() => setKeys((before) => before + 1)}
      />
    </div>
  );
}

function KeptKey() {
  const { t } = useWords();
  const test = useTestKey();
  const forget = useForgetKey();
  return (
    <>
      <p className="quiet">{t('settings.key.kept')}</p>
      <div className="key-acts">
        <Button isDisabled={test.isPending} onPress={() => test.mutate(undefined)}>
          {test.isPending ? t('settings.key.testing') : t('settings.key.test')}
        </Button>
        <Confirm
          label={t('settings.key.forget')}
          title={t('settings.key.forgetTitle')}
          text={t('settings.key.forgetText')}
          act={t('settings.key.forgetAct')}
          cancel={t('common.cancel')}
          onConfirm={() => forget.mutate()}
        />
      </div>
      <div role="status">
        {test.data !== undefined && <p>{t('settings.key.works', { count: test.data.profiles })}</p>}
      </div>
      {test.error !== null && <FaultNotice fault={faultOf(test.error)} />}
    </>
  );
}
