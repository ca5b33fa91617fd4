/** The faults of one device, each a switch: on is broken. */
import { Switch } from 'react-aria-components';
import type { Act } from './deed.ts';
import type { Fault } from './faults.ts';
import type { RoomState } from './room-state.ts';
import './fault-switches.css';

export interface FaultsProps {
  readonly label: string;
  readonly faults: readonly Fault[];
  readonly room: RoomState;
  readonly act: Act;
}

export function Faults({ label, faults, room, act }: FaultsProps) {
  return (
    <fieldset className="faults">
      <legend className="only-spoken">{label}</legend>
      {faults.map(({ name, isOn, begin, end }) => (
        <Switch
          key={name}
          className="fault"
          isSelected={isOn(room)}
          onChange={(isBroken) => void act(...(isBroken ? begin : end))}
        >
          <span className="fault__track" aria-hidden />
          {name}
        </Switch>
      ))}
    </fieldset>
  );
}
