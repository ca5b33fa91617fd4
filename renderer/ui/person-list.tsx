/**
 * The people of a unit to choose from, and a way out for a name that is not among them. Names come in masked already;
 * this file never sees a whole one.
 */
import { ArrowRight, UserRound, UserRoundX } from 'lucide-react';
import { Button } from 'react-aria-components';
import './person-list.css';

export interface PersonChoice {
  readonly key: string;
  /** Such as `J. Sm•••`. */
  readonly maskedName: string;
  readonly note?: string;
}

export interface PersonListProps {
  readonly label: string;
  readonly people: readonly PersonChoice[];
  readonly onChoose: (key: string) => void;
  /** The last entry: somebody who is not listed. */
  readonly other?: { readonly label: string; readonly onPress: () => void };
}

export function PersonList({ label, people, onChoose, other }: PersonListProps) {
  return (
    <ul className="person-list" aria-label={label}>
      {people.map((person) => (
        <li key={person.key}>
          <Button className="person" onPress={() => onChoose(person.key)}>
            <UserRound aria-hidden />
            <span>
              <bdi>{person.maskedName}</bdi>
              {person.note !== undefined && <span className="person__note">{person.note}</span>}
            </span>
            <ArrowRight aria-hidden />
          </Button>
        </li>
      ))}
      {other !== undefined && (
        <li>
          <Button className="person" data-kind="other" onPress={other.onPress}>
            <UserRoundX aria-hidden />
            <span>{other.label}</span>
            <ArrowRight aria-hidden />
          </Button>
        </li>
      )}
    </ul>
  );
}
