/** `printer status` and `printer test`, by the driver that the kiosk uses. */
import type { RoomLabel } from '../../../../shared/labels/room-label.ts';
import { nameOf } from './device-names.ts';
import { type Bench, superviseAll, theOne, troublesInWords } from './room-at-hand.ts';
import type { Outcome, Speaker } from './speaker.ts';
import { TROUBLE_WORDS } from './trouble-words.ts';

const TEST_LABEL: RoomLabel = {
  roomCode: 'TEST-0000',
  unit: '4B',
  zone: 'Test label',
  date: 'Throw it away',
  marks: [],
};
const TEST_JOB = 'TEST';

export async function printerErrand(bench: Bench, speaker: Speaker, isPrinting: boolean): Promise<Outcome> {
  const supervisor = await superviseAll(bench, 'printer');
  try {
    const found = theOne(supervisor, 'printer');
    if (!found.ok) return speaker.no(found.error.code, found.error.say);
    const name = nameOf(found.value.identity);
    const printer = supervisor.printer();
    if (printer === null || found.value.state !== 'ready')
      return speaker.no(found.value.troubles.join(), `${name}: ${troublesInWords(found.value)}`);
    if (!isPrinting) {
      speaker.fact(`${name}: ready`, { fact: 'printer', name, state: 'ready' });
      return 0;
    }
    const printed = await printer.print(TEST_LABEL, TEST_JOB);
    if (printed.ok) {
      speaker.fact(`${name}: one label came out, marked ${TEST_JOB}`, {
        fact: 'printed',
        name,
        job: TEST_JOB,
      });
      return 0;
    }
    const { code, troubles } = printed.error;
    const why = troubles.map((trouble) => TROUBLE_WORDS[trouble]).join(' ');
    const what =
      code === 'not-ready' ? 'Nothing was sent.' : 'The label was sent and may have come out: look.';
    return speaker.no(code, `${name}: ${what} ${why}`.trim());
  } finally {
    await supervisor.stop();
  }
}
