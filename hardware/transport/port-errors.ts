/** What the messages of the `serialport` package mean, which has no codes for them: as its sources of 13.0.0 say it. */
import type { TransportError } from '../ports/transport.ts';

const RIGHTS =
  'The system does not let the kiosk open this serial port. On Linux, add its user to the group that owns the port (dialout, as a rule), then log in anew.';

export function portError(message: string): TransportError {
  if (/cannot lock|temporarily unavailable|resource busy|access is denied|access denied/i.test(message)) {
    return { code: 'busy' };
  }
  if (/permission denied|not permitted/i.test(message)) return { code: 'no-rights', hint: RIGHTS };
  return { code: 'failed', detail: message };
}
