// A button that asks before it acts. Escape and Cancel do nothing.
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import './Confirm.css';

interface Props {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  /** Of the button that asks. */
  readonly kind?: 'primary' | 'plain';
  readonly disabled?: boolean;
  readonly icon?: ReactNode;
  /** Given where something else than the button can ask as well. */
  readonly asked?: { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void };
}

export function Confirm(props: Props) {
  const {
    label,
    title,
    text,
    act,
    cancel,
    onConfirm,
    kind = 'plain',
    disabled = false,
    icon,
    asked = {},
  } = props;
  return (
    <DialogTrigger {...asked}>
      <Button kind={kind} isDisabled={disabled} icon={icon}>
        {label}
      </Button>
      <ModalOverlay className="confirm-veil" isDismissable>
        <Modal className="confirm">
          <Dialog role="alertdialog" className="confirm-dialog">
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                <p>{text}</p>
                <div className="confirm-acts">
                  <Button onPress={close} autoFocus>
                    {cancel}
                  </Button>
                  <Button
                    kind="primary"
                    onPress={() => {
                      close();
                      onConfirm();
                    }}
                  >
                    {act}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
