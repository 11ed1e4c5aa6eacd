// Around a screen: one that can't be drawn says so, and leads to Projects. The rest of the window stays as it is.
import { Component, type ReactNode } from 'react';
import type { Fault } from '#contract/faults.ts';
import { faultOf } from '../bridge/call.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { Screen } from '../ui/Screen.tsx';
import { useWords } from '../words/words.ts';
import { FaultNotice } from './FaultNotice.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly fault: Fault | null;
}

/** A class, as React tells only those of what was thrown while drawing. Keyed by what it is around, to start anew with it. */
export class Unbroken extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(error: unknown): State {
    return { fault: faultOf(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    // It may have been Projects itself that is tried once more.
    if (fault !== null) return <Broken fault={fault} onLeave={() => this.setState({ fault: null })} />;
    return this.props.children;
  }
}

function Broken({ fault, onLeave }: { readonly fault: Fault; readonly onLeave: () => void }) {
  const { t } = useWords();
  const go = useView((view) => view.go);
  const leave = () => {
    onLeave();
    go({ name: 'projects' });
  };
  return (
    <Screen title={t('common.app')}>
      <FaultNotice fault={fault} acts={<Button onPress={leave}>{t('common.back')}</Button>} />
    </Screen>
  );
}
