/** Seconds that run out, as a number in a ring. It has no clock: who shows it says how many are left. */
import './countdown.css';

export interface CountdownProps {
  readonly secondsLeft: number;
  readonly of: number;
  /** Such as "17 seconds left". */
  readonly spoken: string;
  /** The number as the language writes it. */
  readonly shown?: string;
}

const RADIUS = 45;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

export function Countdown({ secondsLeft, of, spoken, shown = String(secondsLeft) }: CountdownProps) {
  const rest = Math.min(1, Math.max(0, secondsLeft / of));
  return (
    <div className="countdown" role="timer" aria-label={spoken}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className="countdown__track" cx="50" cy="50" r={RADIUS} />
        <circle
          className="countdown__rest"
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={CIRCUMFERENCE}
          strokeDashoffset={CIRCUMFERENCE * (1 - rest)}
        />
      </svg>
      <span aria-hidden="true">{shown}</span>
    </div>
  );
}
