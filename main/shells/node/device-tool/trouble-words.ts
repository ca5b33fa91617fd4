/** Each trouble of a device in a sentence, and what to do about it. It knows no device. */
import type { SetUpWarning } from '../../../../hardware/ports/strike.ts';
import type { DeviceTrouble } from '../../../../hardware/supervisor/health.ts';

export const TROUBLE_WORDS: Readonly<Record<DeviceTrouble, string>> = {
  'paper-out': 'It has no labels. Put in a roll.',
  'ribbon-out': 'It has no ribbon. Put one in.',
  'head-open': 'Its head or cover is open. Close it.',
  paused: 'It is paused. Press its pause button.',
  'over-temperature': 'It is too hot. Let it cool down.',
  cutter: 'Its cutter is jammed. Switch it off and clear the cutter.',
  'wrong-media': 'A room label does not fit on the roll in it. Put in the roll that docs/printers.md names.',
  fault: 'It says that it cannot print, and not why. Switch it off and on.',
  silent: 'It gives no answer. Look whether it is switched on; then switch it off and on.',
  gone: 'It was unplugged. Look at the cable.',
  opening: 'It has not opened yet. Try again in a few seconds.',
  deadline: 'It did not answer in time. Unplug it and plug it in again.',
  aborted: 'It was given up. Try again.',
  stalled: 'It refused what it was told. Unplug it and plug it in again.',
  busy: 'Another program has it. Stop the kiosk, and what prints or scans besides (CUPS, ModemManager).',
  'no-rights': 'The system does not let this account open it. See: npm run device -- rules',
  failed: 'It cannot be opened. Unplug it, plug it in again, and try another port.',
  stuck:
    'DANGER: its relay was told to let go and has not. Cut the power of the strike and replace the board.',
  'no-answer':
    'The board does not say what its relays do. Look at the cable, and whether it is the board it seems.',
  'door-unseen': 'The door sensor cannot be read. Look at the wires of the reed contact.',
  'locker-unseen': 'Not every compartment can be seen. Look at the cable of its board.',
  'compartment-jammed': 'A compartment was told to open and did not. Open it with the key.',
  'compartment-left-open': 'A compartment stands open. Shut it.',
};

/** What whoever sets the room up must see to, although the device works. */
export const WARNING_WORDS: Readonly<Record<SetUpWarning, string>> = {
  'no-own-limit':
    'Mind: it has no time limit of its own. Put a timer module such as an Altronix 6062 between it and the strike, one shot of 8 seconds.',
};
