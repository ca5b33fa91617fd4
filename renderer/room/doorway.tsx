/** The door of the room and its lock: opened by hand while the lock lets go, from inside, or by force. */
import { DoorClosed, DoorOpen, Hammer, LogOut } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Clock } from '../../shared/basics/clock.ts';
import { type StrikeCondition, strikeCondition } from './conditions.ts';
import type { Act } from './deed.ts';
import { DoorDrawing } from './door-drawing.tsx';
import { Faults } from './fault-switches.tsx';
import { STRIKE_FAULTS } from './faults.ts';
import type { RoomState } from './room-state.ts';
import { useSecondsLeft } from './use-seconds-left.ts';
import './doorway.css';

const CONDITIONS: Record<StrikeCondition, { readonly word: string; readonly tone: 'good' | 'calm' | 'bad' }> =
  {
    locked: { word: 'Locked', tone: 'calm' },
    released: { word: 'Released', tone: 'good' },
    stuck: { word: 'Relay stuck', tone: 'bad' },
    unplugged: { word: 'Unplugged', tone: 'bad' },
  };

export interface DoorwayProps {
  readonly room: RoomState;
  readonly act: Act;
  readonly clock: Clock;
}

export function Doorway({ room, act, clock }: DoorwayProps) {
  const { strike, door } = room;
  const condition = strikeCondition(strike);
  const { word, tone } = CONDITIONS[condition];
  const secondsLeft = useSecondsLeft(condition === 'released' ? strike.releasedMsLeft : 0, clock);
  const isOpen = door.position === 'open';
  return (
    <section className="device doorway" aria-labelledby="door-title">
      <header className="device__header">
        <h2 id="door-title">Door</h2>
        <p className="lamp" data-tone={tone}>
          {word}
          {secondsLeft > 0 && ` for ${secondsLeft} s`}
        </p>
      </header>
      <div className="doorway__scene">
        <DoorDrawing isOpen={isOpen} condition={condition} />
        <div className="doorway__deeds">
          <p className="doorway__position">The door is {isOpen ? 'open' : 'closed'}.</p>
          <Button
            className="strong-button"
            data-inviting={condition === 'released' && !isOpen}
            onPress={() => void act('door', isOpen ? 'close' : 'open')}
          >
            {isOpen ? <DoorClosed aria-hidden /> : <DoorOpen aria-hidden />}
            {isOpen ? 'Close the door' : 'Open the door'}
          </Button>
          <Button
            className="quiet-button"
            isDisabled={isOpen}
            onPress={() => void act('door', 'open-inside')}
          >
            <LogOut aria-hidden />
            Push it open from inside
          </Button>
          <Button className="quiet-button" isDisabled={isOpen} onPress={() => void act('door', 'force')}>
            <Hammer aria-hidden />
            Force it
          </Button>
        </div>
      </div>
      <Faults label="Lock faults" faults={STRIKE_FAULTS} room={room} act={act} />
    </section>
  );
}
