/** How the devices are, and for a day what the host noticed about the machine itself: its clock, its disk. */
import { useState } from 'react';
import type { EpochMs } from '../../../shared/basics/clock.ts';
import type { DeviceHealth } from '../../../shared/bridge/contract.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { List } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { sentenceFor } from '../device-notes.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { canBeSetUp, type SetUpDevice, SetUpForm } from './set-up-form.tsx';
import { useStorage } from './storage.tsx';

const DAY_MS = 24 * 3_600_000;

/** Which devices need a look, and what of the machine itself did within a day. */
export function useDeviceTroubles() {
  const { devices, now } = useRoom();
  const noticed = useAnswer(async ({ questions }) => ({
    clock: await questions.clockJumpedAt(),
    storage: await questions.journalDamagedAt(),
  }));
  // Either way: it may have been the clock itself that was wrong then.
  const isLately = (at: EpochMs | null | undefined) =>
    typeof at === 'number' && Math.abs(now() - at) < DAY_MS;
  return {
    troubled: devices.filter(({ state }) => state !== 'ready'),
    isClockWrong: isLately(noticed?.clock),
    isStorageDamaged: isLately(noticed?.storage),
  };
}

export function Devices({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { devices: words, deviceTroubles, setUp, staff } = useWords();
  const [chosen, choose] = useState<SetUpDevice | null>(null);
  const { devices } = useRoom();
  const { isClockWrong, isStorageDamaged } = useDeviceTroubles();
  const storage = useStorage(isStorageDamaged);
  const current = devices.filter(canBeSetUp).find(({ about }) => about.device === chosen?.about.device);
  const needsLook = <Badge tone="attention" word={words.trouble} />;
  const textOf = (device: DeviceHealth) => {
    if (device.about === null) return { text: sentenceFor(words, device) };
    const { troubles, about } = device;
    const sentences = [
      ...(device.state === 'gone' ? [deviceTroubles.gone] : []),
      ...troubles.map((trouble) => deviceTroubles[trouble]),
      ...(about.hint === null ? [] : [about.hint]),
      ...(about.warning === null ? [] : [setUp.noOwnLimit]),
      ...(about.isUsed || device.state === 'gone' ? [] : [setUp.notUsed]),
    ];
    return sentences.length === 0 ? {} : { text: sentences.join(' ') };
  };
  return (
    <section className="board__section">
      <List
        label={staff.devices}
        rows={[
          ...devices.map((device) => ({
            key: device.about?.device ?? device.role,
            heading: <DeviceName device={device} />,
            ...textOf(device),
            end: (
              <>
                <Badge
                  tone={device.state === 'ready' ? 'success' : 'attention'}
                  word={device.state === 'ready' ? words.ready : words[device.state]}
                />
                {canBeSetUp(device) && device.state !== 'gone' && (
                  <Button onPress={() => choose(device)}>{setUp.open}</Button>
                )}
              </>
            ),
          })),
          ...(isClockWrong
            ? [{ key: 'clock', heading: words.clock, text: words.clockWrong, end: needsLook }]
            : []),
          storage,
        ]}
      />
      {current !== undefined && (
        // What is said of it may arrive while the form is open: then it begins anew from that.
        <SetUpForm
          key={JSON.stringify(current.about.setting)}
          device={current}
          send={send}
          onClose={() => choose(null)}
        />
      )}
    </section>
  );
}

/** Two of a kind are told apart by the end of their serials, or by their ports. */
function DeviceName({ device: { role, about } }: { readonly device: DeviceHealth }) {
  const { devices: words } = useWords();
  return (
    <>
      {words[role]}
      {about !== null && (
        <>
          {' '}
          <bdi className="as-code">{`${about.usbId} · ${about.serialEnd ?? about.port}`}</bdi>
        </>
      )}
    </>
  );
}
