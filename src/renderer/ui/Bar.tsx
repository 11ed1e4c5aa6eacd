// One bar from 0 to 1. It slides, and never tells screen readers more than its value.
import { ProgressBar } from 'react-aria-components';
import './Bar.css';

interface Props {
  readonly value: number;
  readonly label: string;
  /** `still`: nothing moves now. `needed`: somebody must act. */
  readonly tone?: 'moving' | 'still' | 'needed';
  readonly large?: boolean;
}

export function Bar({ value, label, tone = 'moving', large = false }: Props) {
  return (
    <ProgressBar
      className={`bar bar-${tone}${large ? ' bar-large' : ''}`}
      value={value}
      minValue={0}
      maxValue={1}
      aria-label={label}
    >
      <span className="bar-fill" style={{ transform: `scaleX(${value})` }} />
    </ProgressBar>
  );
}
