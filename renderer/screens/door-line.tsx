/**
 * How the door answered, wherever somebody has been let in: one line, and a way to ask again. It says "open" no longer
 * than the strike lets go.
 */
import { DoorOpen, Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { releaseMsFor } from '../../shared/domain/directory.ts';
import type { UnitId } from '../../shared/domain/ids.ts';
import { MORE_TIME_MS } from '../../shared/domain/place.ts';
import type { DoorAnswer } from '../flows/door.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useWords } from '../words/words-provider.tsx';
import { useAnswer, useRoom } from './room.tsx';

export interface DoorLineProps {
  readonly door: DoorAnswer;
  /** Whose code opened it, if a resident's: for some it stays open for longer. */
  readonly unit?: UnitId | null;
  readonly words: {
    readonly doorOpening: string;
    readonly doorOpen: string;
    readonly doorLocked: string;
    readonly doorDidNotOpen: string;
    readonly doorDidNotOpenText: string;
    readonly openDoor: string;
  };
  readonly onOpen: () => void;
  /** For who may have the door released for longer, once. */
  readonly longer?: {
    readonly words: string;
    /** The latest release was the longer one. */
    readonly isLatest: boolean;
    /** Null where they had it. */
    readonly onAsk: (() => void) | null;
  };
}

export function DoorLine({ door, unit = null, words, onOpen, longer }: DoorLineProps) {
  const isLocked = useLockedAgain(door, unit, longer?.isLatest ?? false);
  const isHeldOpen = useHeldOpen();
  const { devices } = useWords();
  // Whoever has their hands full is asked to; nothing waits for it.
  if (isHeldOpen) return <Notice tone="attention" heading={devices.doorHeldOpen} />;
  if (door === 'not-asked') return null;
  if (door === 'opening') return <Notice tone="info" heading={words.doorOpening} />;
  if (door === 'open-now' && !isLocked) return <Notice tone="success" heading={words.doorOpen} />;
  const again = (
    <>
      <Button icon={DoorOpen} onPress={onOpen}>
        {words.openDoor}
      </Button>
      {longer !== undefined && longer.onAsk !== null && (
        <Button icon={Hourglass} onPress={longer.onAsk}>
          {longer.words}
        </Button>
      )}
    </>
  );
  if (door === 'open-now') return <Notice tone="info" heading={words.doorLocked} actions={again} />;
  return (
    <Notice tone="danger" heading={words.doorDidNotOpen} actions={again}>
      {words.doorDidNotOpenText}
    </Notice>
  );
}

function useHeldOpen(): boolean {
  const doors = useAnswer(({ questions }) => questions.doors());
  return doors?.some(({ alarm }) => alarm === 'held-open') ?? false;
}

/** Whether the time for which a door is released has passed since it was. */
function useLockedAgain(door: DoorAnswer, unit: UnitId | null, isLonger: boolean): boolean {
  const { directory } = useRoom();
  const [isLocked, setLocked] = useState(false);
  const [first] = directory.doors;
  const usualMs = first === undefined ? 0 : releaseMsFor(directory, first, unit);
  const releaseMs = isLonger ? MORE_TIME_MS : usualMs;
  useEffect(() => {
    setLocked(false);
    if (door !== 'open-now') return;
    const timer = setTimeout(() => setLocked(true), releaseMs);
    return () => clearTimeout(timer);
  }, [door, releaseMs]);
  return isLocked;
}
