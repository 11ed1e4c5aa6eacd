// Something to know: calm, or with a person needed, or failed. Sign and word beside the colour.
import { AlertTriangle, CircleAlert, Clock, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import './Notice.css';

export type Tone = 'calm' | 'waiting' | 'needed' | 'failed';
const signs = { calm: Info, waiting: Clock, needed: AlertTriangle, failed: CircleAlert } as const;

interface Props {
  readonly tone: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly acts?: ReactNode;
  /** `status` is read out when it appears, `alert` at once. */
  readonly role?: 'status' | 'alert';
}

export function Notice({ tone, title, children, acts, role }: Props) {
  const Sign = signs[tone];
  return (
    <div className={`notice notice-${tone}`} {...(role === undefined ? {} : { role })}>
      <Sign className="notice-sign" size={16} aria-hidden />
      <div className="notice-words">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
        {acts !== undefined && <div className="notice-acts">{acts}</div>}
      </div>
    </div>
  );
}
