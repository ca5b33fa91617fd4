/** What somebody who learns does with their hands, as buttons: no parcel lies on the counter of a training. */
import { DoorClosed, DoorOpen, type LucideIcon, ScanBarcode, Tag } from 'lucide-react';
import type { Hand } from '../flows/drill-steps.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/words-provider.tsx';
import type { AtHand } from './at-hand.ts';

export interface HandsProps {
  readonly offers: readonly Hand[];
  /** Which of the two parcels it is about. */
  readonly parcel: AtHand['parcels'][number] | undefined;
  readonly roomCode: string;
  readonly isLabelOut: boolean;
  readonly onDo: (hand: Hand) => void;
}

const ICONS: Readonly<Record<Hand, LucideIcon>> = {
  'scan-parcel': ScanBarcode,
  'scan-label': ScanBarcode,
  'take-label': Tag,
  'open-door': DoorOpen,
  'close-door': DoorClosed,
};

export function Hands({ offers, parcel, roomCode, isLabelOut, onDo }: HandsProps) {
  const { training } = useWords();
  const words: Readonly<Record<Hand, string>> = {
    'scan-parcel': training.scanParcel(parcel?.name ?? '', parcel?.unit ?? ''),
    'scan-label': training.scanLabel(roomCode),
    'take-label': training.takeLabel,
    'open-door': training.openDoor,
    'close-door': training.closeDoor,
  };
  return offers.map((hand) => (
    <Button
      key={hand}
      icon={ICONS[hand]}
      disabled={hand === 'take-label' && !isLabelOut}
      onPress={() => onDo(hand)}
    >
      {words[hand]}
    </Button>
  ));
}
