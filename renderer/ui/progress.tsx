/** How far something is: a bar where the end is known, three breathing dots where it is not. */
import { Label, ProgressBar } from 'react-aria-components';
import './progress.css';

export interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly of: number;
  /** The value in words, such as "37 of 100". */
  readonly valueText: string;
}

export function Progress({ label, value, of, valueText }: ProgressProps) {
  return (
    <ProgressBar className="progress" value={value} maxValue={of} valueLabel={valueText}>
      {({ percentage }) => (
        <>
          <div className="progress__words">
            <Label>{label}</Label>
            <span className="progress__value">{valueText}</span>
          </div>
          <div className="progress__track">
            <div className="progress__bar" style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}

export function Waiting({ sentence }: { readonly sentence: string }) {
  return (
    <div className="waiting" role="status">
      <div className="waiting__dots" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <p>{sentence}</p>
    </div>
  );
}
