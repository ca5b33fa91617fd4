/** A room code such as `K7-0423`, to be compared with a label: the same shape and direction in every language. */
import './code-display.css';

export interface CodeDisplayProps {
  readonly code: string;
  readonly size?: 'normal' | 'huge';
}

export function CodeDisplay({ code, size = 'normal' }: CodeDisplayProps) {
  return (
    <bdi className="code-display as-code" data-size={size}>
      {code}
    </bdi>
  );
}
