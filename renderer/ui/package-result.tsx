/** A package among those that were found: one line to tap, with what tells it from the others. */
import { ArrowRight, MapPin, PackageX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import './package-result.css';

export interface PackageResultProps {
  readonly roomCode: string;
  readonly isHere: boolean;
  /** Where it stands, or what became of it. */
  readonly place: string;
  readonly whom: string;
  readonly number: string;
  readonly age: string;
  readonly onOpen: () => void;
}

export function PackageResult({ roomCode, isHere, place, whom, number, age, onOpen }: PackageResultProps) {
  const Icon = isHere ? MapPin : PackageX;
  return (
    <li>
      <Button className="package-result" data-here={isHere} onPress={onOpen}>
        <bdi className="as-code package-result__code">{roomCode}</bdi>
        <span className="package-result__place">
          <Icon aria-hidden />
          <bdi>{place}</bdi>
        </span>
        <bdi className="package-result__whom">{whom}</bdi>
        <span className="package-result__more">
          <bdi className="as-code">{number}</bdi> · {age}
        </span>
        <ArrowRight className="package-result__arrow" aria-hidden />
      </Button>
    </li>
  );
}

export function PackageResults({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ul className="package-results" aria-label={label}>
      {children}
    </ul>
  );
}
