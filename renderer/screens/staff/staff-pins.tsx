/** The PINs of staff: who has one and what they may do, another one, shown once, and the end of one. */
import { ClipboardCheck, KeyRound, UserCog, UserPlus, Wrench } from 'lucide-react';
import type { StaffRole } from '../../../shared/domain/staff-role.ts';
import { ROLES, WHY_STAFF_ENDED } from '../../flows/staff-pins.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeDisplay } from '../../ui/code-display.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';

type State = StaffScreenProps<'staff-pins'>['state']['staffPins'];
interface Part<At extends State['at']> {
  readonly of: Extract<State, { at: At }>;
  readonly send: (event: StaffEvent) => void;
}

const ICONS = { attendant: ClipboardCheck, manager: UserCog, installer: Wrench } as const satisfies Record<
  StaffRole,
  unknown
>;

export function StaffPins({ state: { staffPins: of }, send }: StaffScreenProps<'staff-pins'>) {
  const { common } = useWords();
  switch (of.at) {
    case 'reading':
    case 'asking':
      return (
        <Page title={common.oneMoment}>
          <Waiting sentence={common.oneMoment} />
        </Page>
      );
    case 'list':
      return <Members of={of} send={send} />;
    case 'role':
      return <WhichRole send={send} />;
    case 'why-ended':
      return <WhyEnded of={of} send={send} />;
    case 'shown':
      return <Shown of={of} send={send} />;
  }
}

function Members({ of: { staff, note }, send }: Part<'list'>) {
  const { staffPins } = useWords();
  return (
    <Page
      title={staffPins.title}
      lead={staffPins.lead}
      body="top"
      columns="one"
      aside={
        note !== null && (
          <Notice tone={note === 'ended' ? 'success' : 'attention'} heading={staffPins.note(note)} />
        )
      }
      leave={<Back send={send} />}
      onward={
        <Button kind="primary" icon={UserPlus} onPress={() => send({ type: 'another-of-staff' })}>
          {staffPins.another}
        </Button>
      }
    >
      <List
        label={staffPins.title}
        rows={staff.map((one) => ({
          key: one.staff,
          heading: one.staff,
          text: `${staffPins.role(one.role)} · ${staffPins.may(one.role)}`,
          end: (
            <Button
              spoken={`${staffPins.end}: ${one.staff}`}
              onPress={() => send({ type: 'end-of-staff', staff: one.staff })}
            >
              {staffPins.end}
            </Button>
          ),
        }))}
      />
    </Page>
  );
}

function Back({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { common } = useWords();
  return <Button onPress={() => send({ type: 'back' })}>{common.back}</Button>;
}

function WhichRole({ send }: { readonly send: (event: StaffEvent) => void }) {
  const { staffPins } = useWords();
  return (
    <Page title={staffPins.roleTitle} leave={<Back send={send} />}>
      <Choices>
        {ROLES.map((role) => (
          <Choice
            key={role}
            icon={ICONS[role]}
            heading={staffPins.role(role)}
            sentence={staffPins.may(role)}
            onPress={() => send({ type: 'role-chosen', role })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function WhyEnded({ of: { staff }, send }: Part<'why-ended'>) {
  const { staffPins } = useWords();
  return (
    <Page title={staffPins.whyTitle} lead={<bdi>{staff}</bdi>} leave={<Back send={send} />}>
      <Choices>
        {WHY_STAFF_ENDED.map((why) => (
          <Choice
            key={why}
            icon={KeyRound}
            heading={staffPins.why(why)}
            onPress={() => send({ type: 'staff-ended-because', why })}
          />
        ))}
      </Choices>
    </Page>
  );
}

function Shown({ of: { staff, pin }, send }: Part<'shown'>) {
  const { staffPins, pins } = useWords();
  return (
    <Page
      title={staffPins.shownTitle}
      lead={staffPins.shownLead(staff)}
      body="top"
      aside={<Notice tone="info" heading={pins.once} />}
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {pins.handedOver}
        </Button>
      }
    >
      <CodeDisplay size="huge" code={pin} />
    </Page>
  );
}
