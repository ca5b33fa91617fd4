/** What an installer is told of a board, in plain words. It knows no board by name. */
import type { SetUpWarning } from '../ports/strike.ts';

/** The module is one among many of its kind: on when triggered, off after its own time whatever happens before it. */
export const SET_UP_WARNINGS: Readonly<Record<SetUpWarning, string>> = {
  'no-own-limit':
    'This board has no time limit of its own. Put a timer module between it and the strike, set to a single shot a few seconds longer than the door is released, 8 seconds as a rule (such as an Altronix 6062): then the door locks again even if the kiosk dies while it is released.',
};
