/** The count before goodbye: what was scanned against what the courier brought. */
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { List } from '../../ui/table.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { IntakeScreenProps } from '../props.ts';
import { IntakeTrouble } from './intake-trouble.tsx';

export function Summary({ state, send }: IntakeScreenProps<'summary'>) {
  const { intake, common } = useWords();
  const { declared } = state;
  const { packages } = state.visit;
  const inHand = packages.find((one) => one.package === state.inHand);
  const unscanned = declared - packages.length;
  return (
    <Page
      title={intake.summaryTitle}
      lead={intake.summaryLead}
      aside={
        inHand !== undefined ? (
          <Notice tone="info" heading={intake.inHand(inHand.roomCode)}>
            {intake.inHandText}
          </Notice>
        ) : state.problem !== null ? (
          <IntakeTrouble problem={state.problem} />
        ) : packages.length === 0 ? (
          <Notice tone="attention" heading={intake.summaryNone} />
        ) : (
          <Notice tone="info" heading={intake.summaryCount(packages.length)} />
        )
      }
      leave={<Button onPress={() => send({ type: 'back' })}>{intake.scanMore}</Button>}
      onward={
        <Button kind="primary" onPress={() => send({ type: 'all-in-place' })}>
          {unscanned === 0 ? intake.allInPlace : intake.leaveUnscanned(unscanned)}
        </Button>
      }
    >
      <Stepper
        label={intake.brought}
        value={declared}
        least={packages.length}
        onChange={(count) => send({ type: 'brought', packages: count })}
        words={{ more: intake.oneMore, fewer: intake.oneFewer }}
      />
      {unscanned > 0 && (
        <Notice tone="attention" heading={intake.unscanned(unscanned)}>
          {intake.unscannedText}
        </Notice>
      )}
      <List
        label={intake.summaryCount(packages.length)}
        rows={packages.map(({ roomCode, zone, unit, isPlaced }) => ({
          key: roomCode,
          heading: <bdi className="as-code">{roomCode}</bdi>,
          text: [unit === null ? null : common.unit(unit), zone.name, isPlaced ? intake.inPlace : null]
            .filter((part) => part !== null)
            .join(' · '),
        }))}
      />
    </Page>
  );
}
