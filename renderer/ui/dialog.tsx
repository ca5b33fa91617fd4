/**
 * A question in front of the screen. It holds the focus and gives it back; what lies behind cannot be touched. Escape
 * and a tap beside it do what `onClose` says, or nothing when there is none.
 */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './dialog.css';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions: ReactNode;
  readonly onClose?: () => void;
  /** An alert interrupts who listens. */
  readonly role?: 'dialog' | 'alertdialog';
}

export function Dialog({ open, title, children, actions, onClose, role = 'dialog' }: DialogProps) {
  const closes = onClose !== undefined;
  return (
    <ModalOverlay
      className="dialog__scrim"
      isOpen={open}
      isDismissable={closes}
      isKeyboardDismissDisabled={!closes}
      onOpenChange={(isOpen) => !isOpen && onClose?.()}
    >
      <Modal className="dialog__sheet">
        <AriaDialog className="dialog" role={role}>
          <Heading slot="title" className="dialog__title">
            {title}
          </Heading>
          {children}
          <div className="dialog__actions">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
