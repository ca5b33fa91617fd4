/**
 * One package as a person looks for it: what it looks like, the room code to compare with its label, and where it
 * stands. It does not know whose it is.
 */
import { MapPin, Package } from 'lucide-react';
import type { ReactNode } from 'react';
import { CodeDisplay } from './code-display.tsx';
import './package-card.css';

export interface PackageCardProps {
  readonly roomCode: string;
  /** Address of the picture; null when there is none. */
  readonly photo: string | null;
  /** What the picture shows, or that there is none. */
  readonly photoText: string;
  readonly zone: string;
  readonly slot?: string;
  /** A short line, such as the carrier and how long it has been here. */
  readonly detail?: string;
  /** `Badge`s: its state and its classes. */
  readonly badges?: ReactNode;
  /** Where in the room it stands, drawn. */
  readonly plan?: ReactNode;
  /** What can be done with it, such as "I have this one". */
  readonly action?: ReactNode;
  /** It is settled: it steps back behind the others. */
  readonly done?: boolean;
}

export function PackageCard({
  roomCode,
  photo,
  photoText,
  zone,
  slot,
  detail,
  badges,
  plan,
  action,
  done = false,
}: PackageCardProps) {
  return (
    <article className="package-card" data-done={done} data-drawn={plan !== undefined} aria-label={roomCode}>
      <div className="package-card__photo">
        {photo === null ? (
          <Package role="img" aria-label={photoText} aria-hidden={false} />
        ) : (
          <img src={photo} alt={photoText} />
        )}
      </div>
      <div className="package-card__facts">
        <CodeDisplay code={roomCode} />
        <p className="package-card__place">
          <MapPin aria-hidden />
          <bdi>{zone}</bdi>
          {slot !== undefined && <bdi className="as-code">{slot}</bdi>}
        </p>
        {detail !== undefined && <p className="package-card__detail">{detail}</p>}
        {badges !== undefined && <div className="package-card__badges">{badges}</div>}
      </div>
      {plan !== undefined && <div className="package-card__plan">{plan}</div>}
      {action !== undefined && <div className="package-card__action">{action}</div>}
    </article>
  );
}

/** Package cards below each other; beside each other where there is room. */
export function PackageList({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="package-list" aria-label={label}>
      {children}
    </section>
  );
}
