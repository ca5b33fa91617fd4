/** How the devices are, and for a day what the host noticed about the machine itself: its clock, its disk. */
import type { EpochMs } from '../../../shared/basics/clock.ts';
import { List } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { sentenceFor } from '../device-notes.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { useStorage } from './storage.tsx';

const DAY_MS = 24 * 3_600_000;

export function Devices() {
  const { devices: words, staff } = useWords();
  const { devices, now } = useRoom();
  const noticed = useAnswer(async ({ questions }) => ({
    clock: await questions.clockJumpedAt(),
    storage: await questions.journalDamagedAt(),
  }));
  // Either way: it may have been the clock itself that was wrong then.
  const isLately = (at: EpochMs | null | undefined) =>
    typeof at === 'number' && Math.abs(now() - at) < DAY_MS;
  const storage = useStorage(isLately(noticed?.storage));
  const needsLook = <Badge tone="attention" word={words.trouble} />;
  return (
    <section className="board__section">
      <h2>{staff.devices}</h2>
      <List
        label={staff.devices}
        rows={[
          ...devices.map((device) => ({
            key: device.role,
            heading: words[device.role],
            ...(device.state === 'ready' ? {} : { text: sentenceFor(words, device) }),
            end: (
              <Badge
                tone={device.state === 'ready' ? 'success' : 'attention'}
                word={device.state === 'ready' ? words.ready : words[device.state]}
              />
            ),
          })),
          ...(isLately(noticed?.clock)
            ? [{ key: 'clock', heading: words.clock, text: words.clockWrong, end: needsLook }]
            : []),
          storage,
        ]}
      />
    </section>
  );
}
