/** What can be said of one device, and why. It changes nothing until it is saved, and does not know what comes of it. */
import { Circle } from 'lucide-react';
import { useState } from 'react';
import type { DeviceHealth } from '../../../shared/bridge/contract.ts';
import type { DeviceSetting } from '../../../shared/domain/device-setting.ts';
import type { DoorId } from '../../../shared/domain/ids.ts';
import type { DeviceSetUp, StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Toggles } from '../../ui/toggles.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { useRoom } from '../room.tsx';

/** What is set up here; what hangs on an adapter is said elsewhere. */
type Setting = Extract<DeviceSetting, { role: 'printer' | 'strike' }>;

export type SetUpDevice = DeviceHealth & {
  readonly role: Setting['role'];
  readonly about: NonNullable<DeviceHealth['about']>;
};

export function canBeSetUp(device: DeviceHealth): device is SetUpDevice {
  return (device.role === 'printer' || device.role === 'strike') && device.about !== null;
}

interface Props {
  readonly device: SetUpDevice;
  readonly send: (event: StaffEvent) => void;
  readonly onClose: () => void;
}

export function SetUpForm({ device: { role, about }, send, onClose }: Props) {
  const { setUp, common } = useWords();
  const { doors } = useRoom().directory;
  // To save what is shown must not take a door from the strike that opens it.
  const opens = about.isUsed ? (doors[0]?.id ?? null) : null;
  const [setting, change] = useState<Setting>(settingOf(about.setting) ?? usual(role, opens));
  const [why, because] = useState<DeviceSetUp['why']>('installed');
  const save = () => {
    send({ type: 'device-set-up', device: about.device, setting, why });
    onClose();
  };
  return (
    <Dialog
      open
      title={setUp.title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button kind="primary" onPress={save}>
            {setUp.save}
          </Button>
        </>
      }
    >
      {setting.role === 'printer' ? (
        <OfPrinter setting={setting} change={change} />
      ) : (
        <OfStrike setting={setting} change={change} />
      )}
      <OneOf
        label={setUp.why}
        options={(['installed', 'replaced', 'rewired', 'mistake'] as const).map((key) => [key, setUp[key]])}
        chosen={why}
        choose={because}
      />
    </Dialog>
  );
}

interface PartProps<R extends Setting['role']> {
  readonly setting: Extract<Setting, { role: R }>;
  readonly change: (setting: Setting) => void;
}

function OfPrinter({ setting, change }: PartProps<'printer'>) {
  const { setUp } = useWords();
  const formats = useFormats();
  return (
    <>
      <OneOf
        label={setUp.size}
        options={[
          ['4x2', `${formats.number(4)} × ${formats.number(2)}`],
          ['2x1', `${formats.number(2)} × ${formats.number(1)}`],
        ]}
        chosen={setting.size}
        choose={(size) => change({ ...setting, size })}
      />
      <OneOf
        label={setUp.dpi}
        options={[
          ['203', formats.number(203)],
          ['300', formats.number(300)],
        ]}
        chosen={`${setting.dpi}`}
        choose={(dpi) => change({ ...setting, dpi: dpi === '300' ? 300 : 203 })}
      />
      <Toggles
        label={setUp.first}
        options={[{ key: 'first', word: setUp.usesFirst, icon: Circle }]}
        selected={setting.isPreferred ? ['first'] : []}
        onToggle={() => change({ ...setting, isPreferred: !setting.isPreferred })}
      />
    </>
  );
}

function OfStrike({ setting, change }: PartProps<'strike'>) {
  const { setUp } = useWords();
  const formats = useFormats();
  const { doors } = useRoom().directory;
  const { wiring } = setting;
  const chosen = doors.findIndex(({ id }) => id === setting.door);
  return (
    <>
      <OneOf
        label={setUp.door}
        options={[...doors.map(({ id }, n): [string, string] => [`${n}`, id]), ['-1', setUp.noDoor]]}
        chosen={`${chosen}`}
        choose={(n) => change({ ...setting, door: doors[Number(n)]?.id ?? null })}
      />
      <OneOf
        label={setUp.closedReads}
        options={[
          ['1', formats.number(1)],
          ['0', formats.number(0)],
        ]}
        chosen={`${wiring.closedReads}`}
        choose={(reads) => change({ ...setting, wiring: { ...wiring, closedReads: reads === '1' ? 1 : 0 } })}
      />
    </>
  );
}

interface OneOfProps<Key extends string> {
  readonly label: string;
  readonly options: readonly (readonly [Key, string])[];
  readonly chosen: Key;
  readonly choose: (key: Key) => void;
}

function OneOf<Key extends string>({ label, options, chosen, choose }: OneOfProps<Key>) {
  return (
    <Toggles
      label={label}
      options={options.map(([key, word]) => ({ key, word, icon: Circle }))}
      selected={[chosen]}
      onToggle={choose}
    />
  );
}

/** What the kiosk takes for granted while nobody said anything. */
function usual(role: Setting['role'], door: DoorId | null): Setting {
  if (role === 'printer') return { role, size: '4x2', dpi: 203, isPreferred: false };
  return { role, door, wiring: { doorInput: 0, closedReads: 1, exitInput: 1 }, board: null };
}

function settingOf(said: DeviceSetting | null): Setting | null {
  return said?.role === 'printer' || said?.role === 'strike' ? said : null;
}
