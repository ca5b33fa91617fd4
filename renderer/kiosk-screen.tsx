/**
 * The screen of the kiosk's state, inside the frame that every screen shares. The language and how low all stands are
 * chosen per visit: who comes next finds the property's own.
 */
import { Languages } from 'lucide-react';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { RunningKiosk } from './compose.ts';
import { type FlowEvent, type FlowState, IDLE_MS, type KioskEvent, WARNING_MS } from './flows/kiosk.ts';
import { Home } from './screens/home.tsx';
import { IntakeScreens } from './screens/intake/intake-screens.tsx';
import { PickupScreens } from './screens/pickup/pickup-screens.tsx';
import { type Reach, ReachButton, useReach } from './screens/reach.tsx';
import { RoomProvider, useElapsed, useNow } from './screens/room.tsx';
import { StaffScreens } from './screens/staff/staff-screens.tsx';
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
  const { property } = room.directory;
  const own = nearestLanguage(property.language);
  const [language, setLanguage] = useState<Language>(own);
  const [isLow, setLow] = useState(false);
  const reach: Reach = { isLow, onLow: setLow };
  useReach(isLow);
  useTouches(kiosk.send);
  const reset = useCallback(() => {
    setLanguage(own);
    setLow(false);
  }, [own]);
  useResetAtHome(state.now.flow, reset);
  useResetWhenLeft(state.now.flow === 'home' && (isLow || language !== own), reset);

  return (
    <RoomProvider room={room}>
      <WordsProvider language={language} timeZone={property.timeZone}>
        <Surround
          property={property.name}
          isSimulated={hello.room === 'simulated'}
          onLanguage={setLanguage}
          reach={reach}
          send={kiosk.send}
          warned={state.warned}
        >
          <Flow now={state.now} reach={reach} send={kiosk.send} />
        </Surround>
      </WordsProvider>
    </RoomProvider>
  );
}

interface FlowProps {
  readonly now: FlowState;
  readonly reach: Reach;
  readonly send: Send;
}

function Flow({ now, reach, send }: FlowProps) {
  const inFlow = (event: FlowEvent) => send({ type: 'in-flow', event });
  const leave = () => send({ type: 'leave' });
  switch (now.flow) {
    case 'home':
      return <Home notice={now.notice} reach={reach} send={send} />;
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
  readonly warned: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly reach: Reach;
  readonly send: Send;
  readonly children: React.ReactNode;
}

const CLOCK_MS = 10_000;

function Surround({ property, isSimulated, warned, onLanguage, reach, send, children }: SurroundProps) {
  const { common, room } = useWords();
  const formats = useFormats();
  const { code, name } = useLanguage();
  const [isChoosing, setChoosing] = useState(false);
  const at = useNow(CLOCK_MS);
  return (
    <Frame
      property={property}
      clock={formats.time(at)}
      banner={isSimulated ? room.simulated : null}
      tools={
        <>
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
      <StillThere open={warned} send={send} />
    </Frame>
  );
}

function StillThere({ open, send }: { readonly open: boolean; readonly send: Send }) {
  const { idle } = useWords();
  const at = useElapsed(500);
  const [since, setSince] = useState({ open, at });
  if (since.open !== open) setSince({ open, at });
  const left = Math.max(0, Math.ceil((WARNING_MS - (at - since.at)) / 1000));
  return (
    <IdleWarning
      open={open}
      secondsLeft={left}
      of={WARNING_MS / 1000}
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
function useResetWhenLeft(hasChosen: boolean, reset: () => void): void {
  useEffect(() => {
    if (!hasChosen) return;
    const wait = () => setTimeout(reset, IDLE_MS);
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
  }, [hasChosen, reset]);
}
