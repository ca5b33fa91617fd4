/** The door as one sees it from the kiosk: shelves behind it, the lock's lamp on its frame. */
import type { StrikeCondition } from './conditions.ts';

export interface DoorDrawingProps {
  readonly isOpen: boolean;
  readonly condition: StrikeCondition;
}

export function DoorDrawing({ isOpen, condition }: DoorDrawingProps) {
  return (
    <div className="door-drawing" data-open={isOpen} data-condition={condition} aria-hidden>
      <svg className="door-drawing__room" viewBox="0 0 96 180" aria-hidden>
        <path className="door-drawing__shelf" d="M0 52h96M0 104h96M0 156h96" />
        <path className="door-drawing__parcels" d="M10 28h26v22h-26zM42 34h18v16h-18zM66 22h22v28h-22z" />
        <path className="door-drawing__parcels" d="M14 76h20v26h-20zM40 84h40v18h-40z" />
        <path className="door-drawing__parcels" d="M8 124h34v30h-34zM52 134h16v20h-16zM72 128h18v26h-18z" />
      </svg>
      <div className="door-drawing__leaf">
        <span className="door-drawing__window" />
        <span className="door-drawing__handle" />
      </div>
      <span className="door-drawing__lamp" />
    </div>
  );
}
