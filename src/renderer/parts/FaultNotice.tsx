// A fault in plain words: what happened, what it means, what to do; what the program said can be unfolded.
import type { ReactNode } from 'react';
import { type Fault, type Mender, whoMends } from '#contract/faults.ts';
import { Fold } from '../ui/Fold.tsx';
import { Notice, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../words/words.ts';

const tones: Readonly<Record<Mender, Tone>> = {
  nobody: 'waiting',
  photographer: 'needed',
  imagen: 'failed',
  us: 'failed',
};

interface Props {
  readonly fault: Fault;
  readonly since?: string | undefined;
  readonly acts?: ReactNode;
  readonly role?: 'status' | 'alert';
  /** What it is about, between its words and what can be done. */
  readonly children?: ReactNode;
}

export function FaultNotice({ fault, since, acts, role = 'alert', children }: Props) {
  const { t } = useWords();
  return (
    <Notice
      tone={tones[whoMends(fault.code)]}
      title={t(`faults.${fault.code}.title`)}
      acts={acts}
      role={role}
    >
      <p>{t(`faults.${fault.code}.text`)}</p>
      {children}
      {since !== undefined && <p className="quiet">{since}</p>}
      <Fold title={<span className="quiet">{t('common.details')}</span>}>
        <p className="selectable quiet">{fault.message}</p>
      </Fold>
    </Notice>
  );
}
