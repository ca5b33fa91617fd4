/** Carriers' codes and badges: which there are, the next code of a carrier shown once, a badge that is scanned. */
import { Ban, IdCard, KeyRound } from 'lucide-react';
import type { CarrierCodes } from '../../../shared/bridge/contract.ts';
import { carrierName } from '../../../shared/tracking/carriers.ts';
import { type CodesNote, type CredentialOrder, WHYS } from '../../flows/carrier-codes.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { CodeDisplay } from '../../ui/code-display.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { ScanPrompt } from '../../ui/scan-prompt.tsx';
import { List } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';

type Codes = StaffScreenProps<'carrier-codes'>['state']['codes'];
interface Part<At extends Codes['at']> {
  readonly codes: Extract<Codes, { at: At }>;
  readonly send: (event: StaffEvent) => void;
}

export function CarrierCodesScreen({ state: { codes }, send }: StaffScreenProps<'carrier-codes'>) {
  const { common } = useWords();
  switch (codes.at) {
    case 'reading':
    case 'asking':
      return (
        <Page title={common.oneMoment}>
          <Waiting sentence={common.oneMoment} />
        </Page>
      );
    case 'list':
      return <Carriers codes={codes} send={send} />;
    case 'carrier':
      return <OneCarrier codes={codes} send={send} />;
    case 'why':
      return <Why codes={codes} send={send} />;
    case 'badge':
      return <ScanBadge codes={codes} send={send} />;
    case 'shown':
      return <Shown codes={codes} send={send} />;
  }
}

const nameOf = (carrier: string) => carrierName(carrier) ?? carrier;

function Carriers({ codes, send }: Part<'list'>) {
  const { carrierCodes, staff } = useWords();
  const state = useStateOf();
  return (
    <Page
      title={carrierCodes.title}
      lead={carrierCodes.lead}
      body="top"
      columns="one"
      aside={codes.note !== null && <Note note={codes.note} />}
      leave={<Button onPress={() => send({ type: 'back' })}>{staff.backToBoard}</Button>}
    >
      <List
        label={carrierCodes.title}
        rows={codes.carriers.map((of) => ({
          key: of.carrier,
          heading: <bdi>{nameOf(of.carrier)}</bdi>,
          text: state(of),
          end: (
            <>
              {of.isNextReady && <Badge tone="attention" word={carrierCodes.ready} />}
              <Button
                spoken={`${carrierCodes.open} ${nameOf(of.carrier)}`}
                onPress={() => send({ type: 'carrier-opened', of })}
              >
                {carrierCodes.open}
              </Button>
            </>
          ),
        }))}
      />
    </Page>
  );
}

/** How many codes there are, until when the old one is good, when the next one is due, how many badges there are. */
function useStateOf() {
  const { carrierCodes } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  return ({ good, dueAt, badges }: CarrierCodes) => {
    const day = (at: string) => formats.day(Date.parse(at));
    const ending = good.find(({ until }) => until !== null)?.until ?? null;
    const sentences = [
      ending === null ? carrierCodes.oneCode : carrierCodes.twoCodes(day(ending)),
      Date.parse(dueAt) <= now() ? carrierCodes.dueNow : carrierCodes.dueOn(day(dueAt)),
      ...(badges === 0 ? [] : [carrierCodes.badges(badges)]),
    ];
    return sentences.join(' ');
  };
}

function Note({ note }: { readonly note: CodesNote }) {
  const { carrierCodes } = useWords();
  const isDone = note === 'badge-enrolled' || note === 'badges-ended';
  return <Notice tone={isDone ? 'success' : 'attention'} heading={carrierCodes.note(note)} />;
}

function OneCarrier({ codes: { of }, send }: Part<'carrier'>) {
  const { carrierCodes, common } = useWords();
  const state = useStateOf();
  const choose = (order: CredentialOrder['order']) => () => send({ type: 'order-chosen', order });
  return (
    <Page
      title={nameOf(of.carrier)}
      lead={state(of)}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        <Choice
          icon={KeyRound}
          tone="accent"
          heading={carrierCodes.nextCode}
          sentence={carrierCodes.nextCodeText}
          onPress={choose('next-code')}
        />
        <Choice
          icon={IdCard}
          heading={carrierCodes.enrol}
          sentence={carrierCodes.enrolText}
          onPress={choose('enrol-badge')}
        />
        {of.badges > 0 && (
          <Choice
            icon={Ban}
            heading={carrierCodes.endBadges}
            sentence={carrierCodes.endBadgesText}
            onPress={choose('end-badges')}
          />
        )}
      </Choices>
    </Page>
  );
}

function Why({ codes: { of, order }, send }: Part<'why'>) {
  const { carrierCodes, common } = useWords();
  const sentence = (why: CredentialOrder['why']) =>
    order === 'next-code' ? carrierCodes.whyCodeText(why) : null;
  return (
    <Page
      title={carrierCodes.whyTitle}
      lead={nameOf(of.carrier)}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {WHYS[order].map((why) => {
          const text = sentence(why);
          return (
            <Choice
              key={why}
              icon={KeyRound}
              heading={carrierCodes.why(why)}
              {...(text === null ? {} : { sentence: text })}
              onPress={() => send({ type: 'order-because', why })}
            />
          );
        })}
      </Choices>
    </Page>
  );
}

function ScanBadge({ codes, send }: Part<'badge'>) {
  const { carrierCodes, common } = useWords();
  return (
    <Page
      title={carrierCodes.scanBadge}
      lead={carrierCodes.scanBadgeLead(nameOf(codes.order.carrier))}
      aside={
        codes.isUnfit && (
          <Notice tone="attention" heading={carrierCodes.unfit}>
            {carrierCodes.unfitText}
          </Notice>
        )
      }
      leave={<Button onPress={() => send({ type: 'back' })}>{common.cancel}</Button>}
    >
      <ScanPrompt>{carrierCodes.scanBadgePrompt}</ScanPrompt>
    </Page>
  );
}

function Shown({ codes: { carrier, code }, send }: Part<'shown'>) {
  const { carrierCodes } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  const until = code.oldUntil === null ? null : Date.parse(code.oldUntil);
  return (
    <Page
      title={carrierCodes.shownTitle(nameOf(carrier))}
      lead={carrierCodes.shownLead}
      body="top"
      aside={
        <Notice tone="info" heading={carrierCodes.once}>
          {until !== null && until > now()
            ? carrierCodes.oldUntil(formats.day(until))
            : carrierCodes.oldEnded}
        </Notice>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {carrierCodes.writtenDown}
        </Button>
      }
    >
      <CodeDisplay size="huge" code={code.code} />
    </Page>
  );
}
