/** The pages of the gallery that a courier would see. */
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../words/words-provider.tsx';
import { Button } from './button.tsx';
import { CameraView } from './camera-view.tsx';
import { CodeDisplay } from './code-display.tsx';
import { Back, nothing, useKeypadWords } from './gallery-parts.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { Keypad } from './keypad.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';
import { PersonList } from './person-list.tsx';
import { ScanPrompt } from './scan-prompt.tsx';
import { ScreenKeyboard } from './screen-keyboard.tsx';
import { classIcons, Toggles } from './toggles.tsx';
import { Badge } from './tone.tsx';
import { ZonePanel } from './zone-panel.tsx';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'];
const CLASSES = ['oversized', 'heavy', 'perishable', 'damaged'] as const;

export function Unit() {
  const { intake } = useWords();
  const [value, setValue] = useState('4B');
  const [on, setOn] = useState<readonly (typeof CLASSES)[number][]>(['heavy']);
  const toggle = (key: (typeof CLASSES)[number]) =>
    setOn(on.includes(key) ? on.filter((other) => other !== key) : [...on, key]);
  return (
    <Page
      title={intake.unitTitle}
      lead={intake.unitLead('7714')}
      aside={
        <Toggles
          label={intake.classes}
          options={CLASSES.map((key) => ({ key, word: intake[key], icon: classIcons[key] }))}
          selected={on}
          onToggle={toggle}
        />
      }
      leave={<Back />}
      onward={
        <Button size="large" onPress={nothing}>
          {intake.unitNotKnown}
        </Button>
      }
    >
      <Keypad
        value={value}
        onChange={setValue}
        onSubmit={nothing}
        letters={LETTERS}
        maxLength={8}
        words={useKeypadWords(intake.unitLabel)}
      />
    </Page>
  );
}

export function Scan() {
  const { intake } = useWords();
  return (
    <Page
      title={intake.scanTitle}
      lead={intake.scanLead}
      aside={
        <Notice tone="attention" heading={intake.routingBarcode}>
          {intake.routingBarcodeText}
        </Notice>
      }
      leave={
        <Button size="large" onPress={nothing}>
          {intake.scanByHand}
        </Button>
      }
      onward={
        <Button kind="primary" size="large" onPress={nothing}>
          {intake.thatWasAll}
        </Button>
      }
    >
      <ScanPrompt>{intake.soFar(7)}</ScanPrompt>
    </Page>
  );
}

export function Person() {
  const { intake } = useWords();
  const people = ['J. Sm•••', 'M. Ok•••', 'Ah•••'].map((maskedName) => ({ key: maskedName, maskedName }));
  return (
    <Page title={intake.personTitle} lead={useWords().common.unit('4B')} leave={<Back />}>
      <PersonList
        label={intake.personLabel}
        people={people}
        onChoose={nothing}
        other={{ label: intake.personNotListed, onPress: nothing }}
      />
    </Page>
  );
}

export function Zone() {
  const { intake } = useWords();
  return (
    <Page
      title={intake.placeTitle}
      lead={intake.placeLead}
      leave={
        <Button size="large" onPress={nothing}>
          {intake.thatWasAll}
        </Button>
      }
      onward={
        <Button kind="primary" size="large" endIcon={ArrowRight} onPress={nothing}>
          {intake.nextPackage}
        </Button>
      }
    >
      <ZonePanel label={intake.placeLabel} zone="Shelf A" kind="shelf">
        <CodeDisplay code="K7-0423" size="huge" />
        <Badge tone="info" word={intake.labelPrinting} />
      </ZonePanel>
      <ZonePanel label={intake.placeLabel} zone="Refrigerator" kind="refrigerator" slot="12" />
    </Page>
  );
}

export function Idle() {
  const { idle } = useWords();
  return (
    <>
      <Unit />
      <IdleWarning open secondsLeft={17} of={20} onStay={nothing} onLeave={nothing} words={idle} />
    </>
  );
}

export function Keyboard() {
  const { intake, common } = useWords();
  const [value, setValue] = useState('SMIT');
  const script = useLanguage().direction === 'rtl' ? 'arabic' : 'latin';
  return (
    <Page title={intake.nameSearchTitle} lead={value} columns="one" leave={<Back />}>
      <ScreenKeyboard
        value={value}
        onChange={setValue}
        script={script}
        scripts={[
          { script: 'latin', name: 'ABC' },
          { script: 'arabic', name: 'عربي' },
        ]}
        maxLength={40}
        words={{ space: common.space, erase: common.erase }}
      />
    </Page>
  );
}

export function Camera() {
  const { intake } = useWords();
  return (
    <Page title={intake.scanTitle} leave={<Back />}>
      <CameraView state="looking" caption={intake.cameraCaption} />
      <CameraView state="found" caption={intake.cameraFound} />
    </Page>
  );
}
