/**
 * "Are you still there?", with the seconds that are left and a large way to stay. It counts nothing itself, and it is
 * never skipped before a screen goes away.
 */
import { Button } from './button.tsx';
import { Countdown } from './countdown.tsx';
import { Dialog } from './dialog.tsx';
import './idle-warning.css';

export interface IdleWarningProps {
  readonly open: boolean;
  readonly secondsLeft: number;
  readonly of: number;
  readonly onStay: () => void;
  readonly onLeave: () => void;
  readonly words: {
    readonly title: string;
    /** What happens when nobody answers. */
    readonly text: string;
    readonly stay: string;
    readonly leave: string;
    readonly secondsLeft: (seconds: number) => string;
  };
}

export function IdleWarning({ open, secondsLeft, of, onStay, onLeave, words }: IdleWarningProps) {
  return (
    <Dialog
      open={open}
      title={words.title}
      role="alertdialog"
      onClose={onStay}
      actions={
        <>
          <Button size="large" onPress={onLeave}>
            {words.leave}
          </Button>
          <Button kind="primary" size="large" onPress={onStay} autoFocus>
            {words.stay}
          </Button>
        </>
      }
    >
      <div className="idle-warning">
        <Countdown secondsLeft={secondsLeft} of={of} spoken={words.secondsLeft(secondsLeft)} />
        <p className="idle-warning__text">{words.text}</p>
      </div>
    </Dialog>
  );
}
