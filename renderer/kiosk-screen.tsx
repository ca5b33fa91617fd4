/**
 * The screen of the kiosk's state, inside the frame that every screen shares. The language and how low all stands are
 * chosen per visit: who comes next finds the property's own.
 */
import { Languages } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Directory } from '../shared/domain/directory.ts';
import type { RunningKiosk } from './compose.ts';
import {
  type FlowEvent,
  type FlowState,
  IDLE_MS,
  type KioskEvent,
  patienceMs,
  WARNING_MS,
} from './flows/kiosk.ts';
import { listenToArrowKeys } from './input/arrow-keys.ts';
import { Home } from './screens/home.tsx';
import { IntakeScreens } from './screens/intake/intake-screens.tsx';
import { PickupScreens } from './screens/pickup/pickup-screens.tsx';
import { type Reach, ReachButton, useReach } from './screens/reach.tsx';
import { NoVoice, type ReadAloud, ReadAloudButton } from './screens/read-aloud.tsx';
import { RoomProvider, useElapsed, useNow } from './screens/room.tsx';
import { StaffScreens } from './screens/staff/staff-screens.tsx';
import { useHeadset, useNoVoice, useReading } from './speech/use-read-aloud.ts';
import { CoachStrip } from './training/coach-strip.tsx';
import type { Trainer } from './training/trainer.ts';
import { Button } from './ui/button.tsx';
import { Frame } from './ui/frame.tsx';
import { IdleWarning } from './ui/idle-warning.tsx';
import { LanguagePicker } from './ui/language-picker.tsx';
import { type Language, languages, nearestLanguage } from './words/languages.ts';
import { useFormats, useLanguage, useWords, WordsProvider } from './words/words-provider.tsx';

type Send = (event: KioskEvent) => void;

export function KioskScreen({ running }: { readonly running: RunningKiosk }) {
  const { kiosk, hello } = running;
  const state = useSyncExternalStore(kiosk.onState, kiosk.state);
  const room = useSyncExternalStore(running.onRoom, running.room);
  const { property, residents } = room.directory;
  const own = nearestLanguage(property.language);
  const [language, setLanguage] = useState<Language>(own);
  const [isLow, setLow] = useState(false);
  const reach: Reach = { isLow, onLow: setLow };
  useReach(isLow);
  useTouches(kiosk.send);
  useEffect(() => listenToArrowKeys(document), []);
  const isHome = state.now.flow === 'home';
  const speak = useCallback((isOn: boolean) => kiosk.send({ type: 'read-aloud', isOn }), [kiosk]);
  const readAloud: ReadAloud = { isOn: state.readAloud, onSpeak: speak };
  const { headset } = running;
  useHeadset(headset, isHome, speak);
  const reset = useCallback(() => {
    setLanguage(own);
    setLow(false);
  }, [own]);
  useResetAtHome(state.now.flow, reset);
  const resetAll = useCallback(() => {
    reset();
    speak(headset.isIn());
  }, [reset, speak, headset]);
  const hasChosen = isLow || language !== own || (state.readAloud && !headset.isIn());
  useResetWhenLeft(isHome && hasChosen, patienceMs(state, IDLE_MS), resetAll);

  return (
    <RoomProvider room={room}>
      <WordsProvider language={language} timeZone={property.timeZone}>
        <Surround
          property={property.name}
          isSimulated={hello.room === 'simulated'}
          trainer={running.trainer}
          onLanguage={setLanguage}
          reach={reach}
          readAloud={readAloud}
          send={kiosk.send}
          warned={state.warned}
          warningMs={patienceMs(state, WARNING_MS)}
        >
          <Flow now={state.now} reach={reach} readAloud={readAloud} send={kiosk.send} />
        </Surround>
        <Reading isOn={state.readAloud} running={running} residents={residents} />
      </WordsProvider>
    </RoomProvider>
  );
}

interface ReadingProps {
  readonly isOn: boolean;
  readonly running: RunningKiosk;
  readonly residents: Directory['residents'];
}

function Reading({ isOn, running: { voice, headset, clock }, residents }: ReadingProps) {
  const { speech, common } = useWords();
  const { code: language } = useLanguage();
  const words = useMemo(
    () => ({ ...speech, countOf: common.countOf, characters: common.characters }),
    [speech, common],
  );
  const names = useMemo(() => residents.map(({ name }) => name), [residents]);
  useReading(isOn, { voice, headset, clock, words, names, language });
  const { isMissing, onSeen } = useNoVoice(isOn, { voice, clock, language });
  return <NoVoice open={isMissing} onClose={onSeen} />;
}

interface FlowProps {
  readonly now: FlowState;
  readonly reach: Reach;
  readonly readAloud: ReadAloud;
  readonly send: Send;
}

function Flow({ now, reach, readAloud, send }: FlowProps) {
  const inFlow = (event: FlowEvent) => send({ type: 'in-flow', event });
  const leave = () => send({ type: 'leave' });
  switch (now.flow) {
    case 'home':
      return <Home notice={now.notice} reach={reach} readAloud={readAloud} send={send} />;
    case 'intake':
      return <IntakeScreens state={now.state} send={inFlow} leave={leave} />;
    case 'pickup':
      return <PickupScreens state={now.state} send={inFlow} leave={leave} />;
    case 'staff':
      return <StaffScreens state={now.state} send={inFlow} leave={leave} />;
  }
}

interface SurroundProps {
  readonly property: string;
  readonly isSimulated: boolean;
  readonly trainer: Trainer | null;
  readonly warned: boolean;
  readonly warningMs: number;
  readonly onLanguage: (language: Language) => void;
  readonly reach: Reach;
  readonly readAloud: ReadAloud;
  readonly send: Send;
  readonly children: React.ReactNode;
}

const CLOCK_MS = 10_000;

function Surround({
  property,
  isSimulated,
  trainer,
  warned,
  warningMs,
  onLanguage,
  reach,
  readAloud,
  send,
  children,
}: SurroundProps) {
  const { common, room, training } = useWords();
  const formats = useFormats();
  const { code, name } = useLanguage();
  const [isChoosing, setChoosing] = useState(false);
  const at = useNow(CLOCK_MS);
  return (
    <Frame
      property={property}
      clock={formats.time(at)}
      banner={trainer !== null ? training.banner : isSimulated ? room.simulated : null}
      coach={trainer === null ? null : <CoachStrip trainer={trainer} />}
      tools={
        <>
          <ReadAloudButton {...readAloud} />
          <ReachButton {...reach} />
          <Button icon={Languages} spoken={`${common.language}: ${name}`} onPress={() => setChoosing(true)}>
            {name}
          </Button>
        </>
      }
    >
      {children}
      <LanguagePicker
        open={isChoosing}
        languages={languages}
        current={code}
        onChoose={(chosen) => {
          onLanguage(chosen);
          setChoosing(false);
        }}
        onClose={() => setChoosing(false)}
        words={{ title: common.chooseLanguage, close: common.close }}
      />
      <StillThere open={warned} ms={warningMs} send={send} />
    </Frame>
  );
}

interface StillThereProps {
  readonly open: boolean;
  readonly ms: number;
  readonly send: Send;
}

function StillThere({ open, ms, send }: StillThereProps) {
  const { idle } = useWords();
  const at = useElapsed(500);
  const [since, setSince] = useState({ open, at });
  if (since.open !== open) setSince({ open, at });
  const left = Math.max(0, Math.ceil((ms - (at - since.at)) / 1000));
  return (
    <IdleWarning
      open={open}
      secondsLeft={left}
      of={ms / 1000}
      onStay={() => send({ type: 'touched' })}
      onLeave={() => send({ type: 'leave' })}
      words={idle}
    />
  );
}

/** Every touch and key says that somebody is there, wherever it lands. */
function useTouches(send: Send): void {
  useEffect(() => {
    const touched = () => send({ type: 'touched' });
    const stop = new AbortController();
    for (const type of ['pointerdown', 'keydown'] as const) {
      window.addEventListener(type, touched, { capture: true, signal: stop.signal });
    }
    return () => stop.abort();
  }, [send]);
}

function useResetAtHome(flow: FlowState['flow'], reset: () => void): void {
  const [before, setBefore] = useState(flow);
  if (before !== flow) {
    setBefore(flow);
    if (flow === 'home') reset();
  }
}

/** Whoever chose at home and walked away has no visit that could end. */
function useResetWhenLeft(hasChosen: boolean, ms: number, reset: () => void): void {
  useEffect(() => {
    if (!hasChosen) return;
    const wait = () => setTimeout(reset, ms);
    let timer = wait();
    const stop = new AbortController();
    const touched = () => {
      clearTimeout(timer);
      timer = wait();
    };
    for (const type of ['pointerdown', 'keydown'] as const) {
      window.addEventListener(type, touched, { capture: true, signal: stop.signal });
    }
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [hasChosen, ms, reset]);
}
