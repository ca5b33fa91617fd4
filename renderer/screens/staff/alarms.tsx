/** Alarms of the doors that nobody has seen to yet. It does not silence one: whoever looked says what it came from. */
import { BellOff, CircleHelp, DoorOpen, KeyRound, Package, ShieldAlert, TriangleAlert } from 'lucide-react';
import { AlarmReason } from '../../../shared/domain/alarm-reason.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useAnswer } from '../room.tsx';

const ICONS = {
  'propped-open': DoorOpen,
  'did-not-shut': TriangleAlert,
  'large-delivery': Package,
  'staff-key': KeyRound,
  'broken-in': ShieldAlert,
  unexplained: CircleHelp,
} as const satisfies Record<AlarmReason, unknown>;

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
            <Button icon={BellOff} onPress={() => send({ type: 'alarm-opened', door })}>
              {setUp.seenTo}
            </Button>
          ),
        }))}
      />
    </section>
  );
}

export function Alarm({ state: { door }, send }: StaffScreenProps<'alarm'>) {
  const { tasks, common } = useWords();
  return (
    <Page
      title={tasks.alarmTitle}
      lead={<bdi>{door}</bdi>}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {AlarmReason.options.map((why) => (
          <Choice
            key={why}
            icon={ICONS[why]}
            heading={tasks.alarm(why)}
            onPress={() => send({ type: 'alarm-seen-to', why })}
          />
        ))}
      </Choices>
    </Page>
  );
}
