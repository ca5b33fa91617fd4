/** The faults of one device, each a switch: on is broken. */
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
      {faults.map(({ name, isOn, begin, end }) => {
        const isBroken = isOn(room);
        return (
          // Not a checkbox: it shows what the room says, and nothing before the room has said it.
          <button
            key={name}
            type="button"
            role="switch"
            className="fault"
            aria-checked={isBroken}
            onClick={() => void act(...(isBroken ? end : begin))}
          >
            <span className="fault__track" aria-hidden />
            {name}
          </button>
        );
      })}
    </fieldset>
  );
}
