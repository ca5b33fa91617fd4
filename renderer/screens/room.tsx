/**
 * What screens may ask besides the state they show: who lives here, what the ledger says, how the devices are. They
 * ask through this and reach nothing else; each question is answered anew when the ledger has changed.
 */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { EpochMs } from '../../shared/basics/clock.ts';
import type { DeviceHealth, Disk, Drive } from '../../shared/bridge/contract.ts';
import type { ServerLink } from '../../shared/bridge/server-link.ts';
import type { Directory } from '../../shared/domain/directory.ts';
import type { PhotoHash, UnitId } from '../../shared/domain/ids.ts';
import type { TrainingPlace } from '../../shared/domain/training.ts';
import type { PublicKey } from '../../shared/ledger/seal.ts';
import type { Questions } from '../questions.ts';

export interface Room {
  readonly directory: Directory;
  readonly questions: Questions;
  /** The units whose PIN is disabled, as the host has it now. */
  readonly disabledPins: () => Promise<readonly UnitId[]>;
  /** The key that seals of this kiosk are made with, public half. */
  readonly publicKey: PublicKey;
  readonly now: () => EpochMs;
  /** The clock that nobody can set: for what a screen counts down. */
  readonly elapsed: () => number;
  /** The picture as an address for an `<img>`; null when there is none any more. */
  readonly photo: (photo: PhotoHash) => Promise<string | null>;
  readonly onLedger: (listener: () => void) => () => void;
  readonly devices: readonly DeviceHealth[];
  /** USB sticks that are plugged in. */
  readonly drives: readonly Drive[];
  readonly disk: Disk;
  readonly server: ServerLink;
  readonly training: TrainingPlace;
  /** How many scans came from a scanner that types: what such a scan left on a keypad is not meant. */
  readonly typedScans: number;
  /** Whether a photo can be taken here. */
  readonly hasCamera: boolean;
  /** The camera, while it is open. */
  readonly camera: RoomCamera | null;
}

export interface RoomCamera {
  readonly stream: MediaStream;
  /** A light of its own, where it has one. Gives whether it did as it was told. */
  readonly light: { readonly set: (isOn: boolean) => Promise<boolean> } | null;
  /** Each frame that was looked at. Corners are in parts of the frame. */
  readonly onSight: (listener: (sight: RoomSight) => void) => () => void;
}

export interface RoomSight {
  readonly readings: readonly { readonly corners?: readonly { readonly x: number; readonly y: number }[] }[];
  readonly isBlind: boolean;
}

const RoomContext = createContext<Room | null>(null);

export function RoomProvider({ room, children }: { readonly room: Room; readonly children: ReactNode }) {
  return <RoomContext value={room}>{children}</RoomContext>;
}

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('a screen stands outside RoomProvider');
  return room;
}

/** The answer to a question, and the new answer after each change of the ledger; null until the first. */
export function useAnswer<T>(question: (room: Room) => Promise<T>): T | null {
  const room = useRoom();
  const [answer, setAnswer] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a question is written where it is asked; it does not change
  useEffect(() => {
    let isOver = false;
    const ask = () => {
      void question(room).then((value) => {
        if (!isOver) setAnswer(value);
      });
    };
    ask();
    const stop = room.onLedger(ask);
    return () => {
      isOver = true;
      stop();
    };
  }, [room.questions, room.onLedger]);
  return answer;
}

/** What is typed on a keypad; a scan that was typed by a scanner empties it. */
export function useTyped(): [string, (typed: string) => void] {
  const { typedScans } = useRoom();
  const [typed, setTyped] = useState('');
  const [scans, setScans] = useState(typedScans);
  if (scans !== typedScans) {
    setScans(typedScans);
    setTyped('');
  }
  return [typed, setTyped];
}

/** The time of day, as often as is asked. */
export function useNow(everyMs: number): EpochMs {
  return useTicking(useRoom().now, everyMs);
}

/** A number that ticks, for screens that show how long something still takes. */
export function useElapsed(everyMs: number): number {
  return useTicking(useRoom().elapsed, everyMs);
}

function useTicking(now: () => number, everyMs: number): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return at;
}
