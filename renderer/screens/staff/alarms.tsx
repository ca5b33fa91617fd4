/** Alarms of the doors that nobody has seen to yet. It does not silence one: whoever looked says so. */
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useAnswer } from '../room.tsx';

export function Alarms({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { devices, setUp } = useWords();
  const doors = useAnswer(({ questions }) => questions.doors());
  // A strike that is stuck is no matter of opinion: its alarm ends when it holds.
  const ringing = (doors ?? []).filter(({ alarm }) => alarm === 'forced' || alarm === 'held-open');
  if (ringing.length === 0) return null;
  return (
    <section className="board__section">
      <h2>{setUp.alarm}</h2>
      <List
        label={setUp.alarm}
        rows={ringing.map(({ door, alarm }) => ({
          key: door,
          heading: <bdi>{door}</bdi>,
          text: alarm === 'forced' ? devices.doorForced : devices.doorHeldOpen,
          end: (
            <Button onPress={() => send({ type: 'alarm-seen-to', door, why: 'unexplained' })}>
              {setUp.seenTo}
            </Button>
          ),
        }))}
      />
    </section>
  );
}
