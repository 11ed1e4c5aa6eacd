// The frame of the dialog in which a watched folder gets its profile and tools; screens/WatchSettings.tsx fills it.
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Fault } from '#contract/faults.ts';
import { FaultNotice } from '../../parts/FaultNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';
import './StartWith.css';

interface Props {
  readonly path: string;
  /** What is still to be chosen, or null. */
  readonly missing: 'noProfile' | 'noFolder' | null;
  readonly fault: Fault | null;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function StartWith({ path, missing, fault, busy, onSave, onClose, children }: Props) {
  const { t } = useWords();
  return (
    <ModalOverlay className="confirm-veil" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal className="confirm start-with">
        <Dialog className="start-with-dialog">
          <Heading slot="title">{t('watch.setUp.title', { name: lastPart(path) })}</Heading>
          <div className="start-with-form">{children}</div>
          <div className="start-with-acts">
            {fault !== null && <FaultNotice fault={fault} />}
            <p className="quiet" role="status">
              {missing !== null && t(`watch.setUp.${missing}`)}
            </p>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button kind="primary" isDisabled={missing !== null || busy} onPress={onSave}>
              {t('watch.setUp.save')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const lastPart = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
