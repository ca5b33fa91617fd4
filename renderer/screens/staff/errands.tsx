/** The errands of the board, each for who may do it: codes of residents, couriers and staff, and the records themselves. */
import {
  FileCheck,
  Image as ImageIcon,
  KeyRound,
  type LucideIcon,
  QrCode,
  ShieldAlert,
  Truck,
  UserCog,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { usualPaper } from '../../../shared/domain/poster.ts';
import type { StaffAction } from '../../../shared/policies/roles.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/tone.tsx';
import { nearestLanguage } from '../../words/languages.ts';
import { useWords } from '../../words/words-provider.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { Learning } from './learning.tsx';

interface ErrandsProps {
  readonly may: (action: StaffAction) => boolean;
  readonly send: (event: StaffEvent) => void;
}

export function Errands({ may, send }: ErrandsProps) {
  const { board, staff, pins, passes, carrierCodes, staffPins, residentsList, incident, posters } =
    useWords();
  const { property } = useRoom().directory;
  const disabled = useAnswer(({ disabledPins }) => disabledPins()) ?? [];
  const badge = disabled.length > 0 ? <Badge tone="attention" word={pins.disabled(disabled.length)} /> : null;
  const errands = [
    may('residents-pins') &&
      errand('pins', pins.section, KeyRound, () => send({ type: 'residents-pins' }), badge),
    may('passes') && errand('passes', passes.section, QrCode, () => send({ type: 'passes' })),
    may('carrier-codes') &&
      errand('carriers', carrierCodes.section, Truck, () => send({ type: 'carrier-codes' })),
    may('staff-pins') && errand('staff', staffPins.section, UserCog, () => send({ type: 'staff-pins' })),
    may('residents-list') &&
      errand('list', residentsList.section, Users, () => send({ type: 'residents-list' })),
    may('take-copy') && errand('copy', staff.takeCopyButton, FileCheck, () => send({ type: 'take-copy' })),
    may('incident-pack') &&
      errand('incident', incident.section, ShieldAlert, () =>
        send({ type: 'make-incident-pack', package: null }),
      ),
    may('posters') &&
      errand('posters', posters.section, ImageIcon, () =>
        send({
          type: 'posters',
          usual: { languages: [nearestLanguage(property.language)], paper: usualPaper(property.timeZone) },
        }),
      ),
    may('train') && <Learning key="train" onBegin={() => send({ type: 'begin-training' })} />,
  ].filter((one) => one !== false);
  if (errands.length === 0) return null;
  return (
    <section className="board__section board__errands">
      <h2>{board.errands}</h2>
      <div className="errands">{errands}</div>
    </section>
  );
}

function errand(key: string, word: string, icon: LucideIcon, onPress: () => void, below: ReactNode = null) {
  return (
    <div className="errands__errand" key={key}>
      <Button icon={icon} wide onPress={onPress}>
        {word}
      </Button>
      {below}
    </div>
  );
}
