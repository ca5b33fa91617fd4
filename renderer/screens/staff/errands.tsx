/** The errands of the board, each for who may do it: codes of residents, couriers and staff, and the records themselves. */
import { FileCheck, KeyRound, type LucideIcon, QrCode, UserCog, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { fingerprintOf } from '../../../shared/ledger/fingerprint.ts';
import type { StaffAction } from '../../../shared/policies/roles.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { List } from '../../ui/table.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { Learning } from './learning.tsx';

interface ErrandsProps {
  readonly may: (action: StaffAction) => boolean;
  readonly send: (event: StaffEvent) => void;
}

export function Errands({ may, send }: ErrandsProps) {
  const { pins, passes, carrierCodes, staffPins, residentsList } = useWords();
  const disabled = useAnswer(({ disabledPins }) => disabledPins()) ?? [];
  const badge = disabled.length > 0 ? <Badge tone="attention" word={pins.disabled(disabled.length)} /> : null;
  const codes = [
    may('residents-pins') &&
      errand(
        'pins',
        pins.title,
        pins.lead,
        pins.section,
        KeyRound,
        () => send({ type: 'residents-pins' }),
        badge,
      ),
    may('passes') &&
      errand('passes', passes.section, passes.lead, passes.section, QrCode, () => send({ type: 'passes' })),
    may('carrier-codes') &&
      errand('carriers', carrierCodes.title, carrierCodes.lead, carrierCodes.section, KeyRound, () =>
        send({ type: 'carrier-codes' }),
      ),
    may('staff-pins') &&
      errand('staff', staffPins.title, staffPins.lead, staffPins.section, UserCog, () =>
        send({ type: 'staff-pins' }),
      ),
    may('residents-list') &&
      errand('list', residentsList.section, residentsList.lead, residentsList.section, Users, () =>
        send({ type: 'residents-list' }),
      ),
  ].filter((row) => row !== false);
  return (
    <>
      {codes.length > 0 && (
        <section className="board__section">
          <h2>{pins.codesSection}</h2>
          <List label={pins.codesSection} rows={codes} />
        </section>
      )}
      {may('train') && <Learning onBegin={() => send({ type: 'begin-training' })} />}
      {may('take-copy') && <Records onCopy={() => send({ type: 'take-copy' })} />}
    </>
  );
}

function errand(
  key: string,
  heading: string,
  text: string,
  word: string,
  icon: LucideIcon,
  onPress: () => void,
  before: ReactNode = null,
) {
  const end = (
    <>
      {before}
      <Button icon={icon} onPress={onPress}>
        {word}
      </Button>
    </>
  );
  return { key, heading, text, end };
}

/** The records themselves: a sealed copy for somebody else's hands, and the key that they compare its seal with. */
function Records({ onCopy }: { readonly onCopy: () => void }) {
  const { staff } = useWords();
  const { publicKey } = useRoom();
  return (
    <section className="board__section">
      <h2>{staff.records}</h2>
      <List
        label={staff.records}
        rows={[
          {
            key: 'copy',
            heading: staff.takeCopy,
            text: staff.takeCopyText,
            end: (
              <Button icon={FileCheck} onPress={onCopy}>
                {staff.takeCopyButton}
              </Button>
            ),
          },
          { key: 'fingerprint', heading: staff.fingerprint, text: fingerprintOf(publicKey) },
        ]}
      />
    </section>
  );
}
