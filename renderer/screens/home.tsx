/** Home: what are you here for? Everything else the kiosk does begins with one touch here, or with a scan. */
import { IdCard, PackageCheck, ScanBarcode, Truck } from 'lucide-react';
import type { HomeNotice, KioskEvent } from '../flows/kiosk.ts';
import { Choice, Choices } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useWords } from '../words/words-provider.tsx';
import { type Reach, ReachChoice } from './reach.tsx';
import { type ReadAloud, ReadAloudChoice } from './read-aloud.tsx';
import { useRoom } from './room.tsx';
import './home.css';

export interface HomeProps {
  readonly notice: HomeNotice | null;
  readonly reach: Reach;
  readonly readAloud: ReadAloud;
  readonly send: (event: KioskEvent) => void;
}

export function Home({ notice, reach, readAloud, send }: HomeProps) {
  const { home, intake, evidence } = useWords();
  const { disk, directory } = useRoom();
  // A pass that is scanned here lets somebody in: what is told before that is told here.
  const photographs = directory.property.pickup?.photoAtDoor === 'on';
  const told = notice === null ? undefined : <Told notice={notice} />;
  const aside =
    disk.level === 'full' ? (
      <>
        <Notice tone="attention" heading={intake.notTaking}>
          {intake.notTakingText}
        </Notice>
        {told}
      </>
    ) : (
      told
    );
  return (
    <Page title={home.title} lead={home.lead} aside={aside}>
      <Choices>
        <Choice
          size="huge"
          tone="accent"
          icon={PackageCheck}
          heading={home.pickup}
          sentence={photographs ? `${home.pickupSentence} · ${evidence.notice}` : home.pickupSentence}
          onPress={() => send({ type: 'choose', flow: 'pickup' })}
        />
        <Choice
          size="huge"
          tone="ink"
          icon={Truck}
          heading={home.deliver}
          sentence={home.deliverSentence}
          onPress={() => send({ type: 'choose', flow: 'intake' })}
        />
        <Choice icon={IdCard} heading={home.staff} onPress={() => send({ type: 'choose', flow: 'staff' })} />
        <ReadAloudChoice {...readAloud} />
        <ReachChoice {...reach} />
      </Choices>
      <p className="home__hint">
        <ScanBarcode aria-hidden />
        {home.scanAnything}
      </p>
    </Page>
  );
}

function Told({ notice }: { readonly notice: HomeNotice }) {
  const { home } = useWords();
  switch (notice.code) {
    case 'room-label':
      return (
        <Notice tone="info" heading={home.scannedRoomLabel(notice.roomCode)}>
          {home.scannedRoomLabelText}
        </Notice>
      );
    case 'zone-alone':
      return (
        <Notice tone="info" heading={home.scannedZone}>
          {home.scannedZoneText}
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice tone="attention" heading={home.scannedUnreadable}>
          {home.scannedUnreadableText}
        </Notice>
      );
  }
}
