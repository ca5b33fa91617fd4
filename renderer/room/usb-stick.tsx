/** A USB stick to carry a copy of the records away: in the kiosk or in somebody's pocket. */
import type { Act } from './deed.ts';
import type { RoomState } from './room-state.ts';
import './usb-stick.css';

export interface UsbStickProps {
  readonly room: RoomState;
  readonly act: Act;
}

export function UsbStick({ room, act }: UsbStickProps) {
  const isPlugged = room.stick.plugged;
  return (
    <section className="device" aria-labelledby="stick-title">
      <header className="device__header">
        <h2 id="stick-title">USB stick</h2>
        <button
          type="button"
          role="switch"
          className="fault stick__switch"
          aria-checked={isPlugged}
          onClick={() => void act('stick', isPlugged ? 'unplug' : 'plug')}
        >
          <span className="fault__track" aria-hidden />
          USB stick plugged in
        </button>
      </header>
      <p className="stick__hint">What staff copy onto it is in the folder usb-stick of the kiosk’s data.</p>
    </section>
  );
}
