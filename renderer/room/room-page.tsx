/** The whole room on one page: parcels at hand, the devices, the door, and the people with their codes. */
import { ExternalLink, PackageOpen, Unplug } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { Clock } from '../../shared/basics/clock.ts';
import type { Act } from './deed.ts';
import { Doorway } from './doorway.tsx';
import { Guide } from './guide.tsx';
import { openKiosk } from './kiosk-window.ts';
import type { DrawLabel } from './label-press.ts';
import { Parcels } from './parcels.tsx';
import { People } from './people.tsx';
import { Printer } from './printer.tsx';
import type { RoomLink } from './room-link.ts';
import type { RoomState } from './room-state.ts';
import { Scanner } from './scanner.tsx';
import { UsbStick } from './usb-stick.tsx';
import './room-page.css';

export interface RoomPageProps {
  readonly link: RoomLink;
  readonly clock: Clock;
  readonly drawLabel: DrawLabel;
}

export function RoomPage({ link, clock, drawLabel }: RoomPageProps) {
  const { room, isAnswering, refusal } = useSyncExternalStore(link.onView, link.view);
  return (
    <div className="room">
      <header className="room__header">
        <PackageOpen aria-hidden className="room__mark" />
        <h1>The room</h1>
        <p className="room__simulated">Simulated: nothing here is real</p>
        {!isAnswering && (
          <p className="room__lost">
            <Unplug aria-hidden />
            The room does not answer. Is the kiosk running?
          </p>
        )}
        <a className="room__kiosk" href="/" target="packroom-kiosk" onClick={openKiosk}>
          <ExternalLink aria-hidden />
          Open the kiosk beside this page
        </a>
      </header>
      {room && <Scene room={room} act={link.act} clock={clock} drawLabel={drawLabel} />}
      <div className="room__refusal" role="alert">
        {refusal && <p>{refusal}</p>}
      </div>
    </div>
  );
}

interface SceneProps {
  readonly room: RoomState;
  readonly act: Act;
  readonly clock: Clock;
  readonly drawLabel: DrawLabel;
}

function Scene({ room, act, clock, drawLabel }: SceneProps) {
  return (
    <>
      <Guide room={room} />
      <main className="room__scene">
        <Parcels parcels={room.parcels} act={act} />
        <div className="room__devices">
          <Scanner room={room} act={act} />
          <Printer room={room} act={act} drawLabel={drawLabel} />
          <UsbStick room={room} act={act} />
        </div>
        <div className="room__people">
          <Doorway room={room} act={act} clock={clock} />
          <People
            phones={room.phones}
            passes={room.passes}
            couriers={room.couriers}
            staffPin={room.staffPin}
            onShow={(pass) => void act('scanner', 'scan', { text: pass, aim: ']Q1' })}
          />
        </div>
      </main>
    </>
  );
}
