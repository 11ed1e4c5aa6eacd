// A fault in plain words: what happened, what it means, what to do; what the program said can be unfolded.
import type { ReactNode } from 'react';
import { type Fault, type FaultCode, type Mender, whoMends, withoutPromise } from '#contract/faults.ts';
import { Fold } from '../ui/Fold.tsx';
import { Notice, type Tone } from '../ui/Notice.tsx';
import { useWords } from '../words/words.ts';

const tones: Readonly<Record<Mender, Tone>> = {
  nobody: 'waiting',
  photographer: 'needed',
  imagen: 'failed',
  us: 'failed',
};

/** What a project waits for; whoever presses a button has to press it again. */
const triedOnce = ['offline', 'rate-limited', 'server-trouble'] as const satisfies readonly FaultCode[];
const isTriedOnce = (code: FaultCode): code is (typeof triedOnce)[number] =>
  (triedOnce as readonly FaultCode[]).includes(code);

interface Props {
  readonly fault: Fault;
  readonly since?: string | undefined;
  readonly acts?: ReactNode;
  readonly role?: 'status' | 'alert';
  /** A project's own: what Imagen or the network is the cause of ends by itself. What a person asked for does not. */
  readonly goesOn?: boolean;
  /** Words that fit better than the fault's own. */
  readonly words?: 'project.failedPhotos.none' | undefined;
  /** What it is about, between its words and what can be done. */
  readonly children?: ReactNode;
}

export function FaultNotice({ fault, since, acts, role = 'alert', goesOn = false, words, children }: Props) {
  const { t } = useWords();
  const once = !goesOn && isTriedOnce(fault.code);
  const own = once ? (`common.once.${fault.code}` as const) : (`faults.${fault.code}` as const);
  const said = words ?? own;
  return (
    <Notice
      tone={once ? 'needed' : tones[whoMends(fault.code)]}
      title={t(`${said}.title`)}
      acts={acts}
      role={role}
    >
      <p>{t(`${said}.text`)}</p>
      {children}
      {since !== undefined && <p className="quiet">{since}</p>}
      <Fold title={<span className="quiet">{t('common.details')}</span>}>
        <p className="selectable quiet">{once ? withoutPromise(fault.message) : fault.message}</p>
      </Fold>
    </Notice>
  );
}
