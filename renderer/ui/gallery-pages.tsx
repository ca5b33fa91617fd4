/** The pages of the gallery: each looks as a screen might, so that what is beside what can be judged, too. */
import { LogOut, PackageOpen, ShieldCheck, Truck } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { languages } from '../words/languages.ts';
import { useFormats, useLanguage, useWords } from '../words/words-provider.tsx';
import { Button } from './button.tsx';
import { Choice, Choices } from './choice.tsx';
import { Camera, Idle, Keyboard, Person, Scan, Unit, Zone } from './gallery-delivery.tsx';
import { Back, nothing, useKeypadWords } from './gallery-parts.tsx';
import {
  CoachPage,
  CoachPictures,
  CompactPlans,
  Elsewhere,
  PlanPage,
  SketchPage,
} from './gallery-placing.tsx';
import { Keypad } from './keypad.tsx';
import { LanguagePicker } from './language-picker.tsx';
import { Notice } from './notice.tsx';
import { Outcome } from './outcome.tsx';
import { PackageCard, PackageList } from './package-card.tsx';
import { Page } from './page.tsx';
import { Progress, Waiting } from './progress.tsx';
import { Stat, Stats } from './stat.tsx';
import { List, Table } from './table.tsx';
import { Badge } from './tone.tsx';

function Home() {
  const { home } = useWords();
  return (
    <Page title={home.title} lead={home.lead} titleSize="huge">
      <Choices>
        <Choice
          icon={PackageOpen}
          size="huge"
          tone="accent"
          heading={home.pickup}
          sentence={home.pickupSentence}
          onPress={nothing}
        />
        <Choice
          icon={Truck}
          size="huge"
          tone="ink"
          heading={home.deliver}
          sentence={home.deliverSentence}
          onPress={nothing}
        />
        <Choice icon={ShieldCheck} heading={home.staff} onPress={nothing} />
      </Choices>
    </Page>
  );
}

function HomeNotice() {
  const { home } = useWords();
  return (
    <Page
      title={home.title}
      aside={
        <Notice tone="info" heading={home.scannedRoomLabel('K7-0423')}>
          {home.scannedRoomLabelText}
        </Notice>
      }
    >
      <Choices>
        <Choice icon={PackageOpen} size="huge" tone="accent" heading={home.pickup} onPress={nothing} />
      </Choices>
    </Page>
  );
}

function Pin() {
  const { pickup } = useWords();
  const formats = useFormats();
  const [value, setValue] = useState('123');
  return (
    <Page
      title={pickup.pinTitle}
      lead={pickup.pinLead}
      aside={
        <Notice tone="danger" heading={pickup.wait}>
          {pickup.waitText(formats.wait(30_000))}
        </Notice>
      }
      leave={<Back />}
    >
      <Keypad
        value={value}
        onChange={setValue}
        onSubmit={nothing}
        mode="pin"
        minLength={6}
        maxLength={8}
        words={useKeypadWords(pickup.pinLabel)}
      />
    </Page>
  );
}

function Packages() {
  const { pickup, common } = useWords();
  const card = { photo: null, photoText: common.noPhoto, detail: `UPS · ${pickup.arrived('Mon 9:14')}` };
  return (
    <Page
      title={pickup.packagesTitle(2)}
      lead={pickup.packagesLead}
      aside={<Notice tone="success" heading={pickup.doorOpen} />}
      leave={
        <Button size="large" onPress={nothing}>
          {pickup.openDoor}
        </Button>
      }
      onward={
        <Button kind="primary" size="large" onPress={nothing}>
          {pickup.doneForNow}
        </Button>
      }
    >
      <PackageList label={pickup.packagesLabel}>
        <PackageCard
          {...card}
          roomCode="K7-0423"
          zone="Shelf A"
          action={
            <Button wide onPress={nothing}>
              {pickup.take}
            </Button>
          }
        />
        <PackageCard
          {...card}
          roomCode="K7-0424"
          zone="Floor"
          slot="3"
          done
          badges={<Badge tone="success" word={pickup.taken} />}
        />
      </PackageList>
    </Page>
  );
}

function Goodbye() {
  const { pickup } = useWords();
  return (
    <Page title={pickup.goodbyeTitle} titleSize="huge" columns="one">
      <Outcome tone="success">
        <p>{pickup.goodbyeTaken(2)}</p>
        <p>{pickup.closeDoor}</p>
      </Outcome>
    </Page>
  );
}

function Board() {
  const { staff, devices } = useWords();
  const zones = [
    { zone: 'Shelf A', taken: '14', free: '6' },
    { zone: 'Refrigerator', taken: '2', free: '6' },
  ];
  return (
    <Page
      title={staff.boardTitle}
      body="top"
      columns="one"
      leave={
        <Button size="large" icon={LogOut} onPress={nothing}>
          {staff.signOut}
        </Button>
      }
      onward={
        <Button kind="primary" size="large" onPress={nothing}>
          {staff.startAudit}
        </Button>
      }
    >
      <Stats>
        <Stat label={staff.cameIn} value="38" />
        <Stat label={staff.wentOut} value="31" />
        <Stat label={staff.inRoom} value="57" note={staff.overdue(2)} tone="attention" />
      </Stats>
      <List
        label={staff.devices}
        rows={[
          {
            key: 'p',
            heading: devices.printer,
            text: devices.printerPaperOut,
            end: <Badge tone="attention" word={devices.trouble} />,
          },
          { key: 's', heading: devices.scanner, end: <Badge tone="success" word={devices.ready} /> },
          { key: 'd', heading: devices.strike, end: <Badge tone="danger" word={devices.gone} /> },
        ]}
      />
      <Table
        caption={staff.zones}
        columns={[
          { key: 'zone', heading: staff.zone, cell: (row) => row.zone },
          { key: 'taken', heading: staff.occupied, cell: (row) => row.taken, align: 'end' },
          { key: 'free', heading: staff.free, cell: (row) => row.free, align: 'end' },
        ]}
        rows={zones}
        rowKey={(row) => row.zone}
        nothing={staff.nothingToDo}
      />
      <Progress label={staff.auditSeen} value={37} of={100} valueText={staff.auditProgress('37', '100')} />
      <Waiting sentence={staff.auditClosing} />
    </Page>
  );
}

function LanguageChoice() {
  const { common } = useWords();
  return (
    <>
      <Home />
      <LanguagePicker
        open
        languages={languages}
        current={useLanguage().code}
        onChoose={nothing}
        onClose={nothing}
        words={{ title: common.chooseLanguage, close: common.close }}
      />
    </>
  );
}

export const galleryPages: Readonly<Record<string, ComponentType>> = {
  home: Home,
  'home-notice': HomeNotice,
  unit: Unit,
  pin: Pin,
  scan: Scan,
  person: Person,
  zone: Zone,
  plan: PlanPage,
  'plan-sketch': SketchPage,
  'plan-compact': CompactPlans,
  elsewhere: Elsewhere,
  coach: CoachPage,
  'coach-pictures': CoachPictures,
  packages: Packages,
  goodbye: Goodbye,
  board: Board,
  idle: Idle,
  language: LanguageChoice,
  keyboard: Keyboard,
  camera: Camera,
};
