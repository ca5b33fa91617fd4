/**
 * A few pictures one after the other, with a sentence each. They go on by themselves, but only until somebody turns
 * them by hand, and not at all for people who asked for less motion; the last one stays. It knows no flow.
 */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useFormats, useWords } from '../words/words-provider.tsx';
import { Button } from './button.tsx';
import { Page } from './page.tsx';
import './coach.css';

const EACH_MS = 5_000;

export interface CoachProps {
  readonly pictures: readonly { readonly drawing: ReactNode; readonly sentence: string }[];
  readonly onLeave: () => void;
}

export function Coach({ pictures, onLeave }: CoachProps) {
  const { coach, common } = useWords();
  const { number } = useFormats();
  const { at, turn } = useTurning(pictures.length);
  const shown = pictures[at];
  const isLast = at === pictures.length - 1;
  return (
    <Page
      title={coach.title}
      columns="one"
      leave={
        <>
          <Button onPress={onLeave}>{coach.leave}</Button>
          {at > 0 && (
            <Button icon={ArrowLeft} onPress={() => turn(at - 1)}>
              {common.back}
            </Button>
          )}
        </>
      }
      onward={
        <Button kind="primary" endIcon={ArrowRight} onPress={() => (isLast ? onLeave() : turn(at + 1))}>
          {isLast ? common.done : common.next}
        </Button>
      }
    >
      <section className="coach" aria-label={coach.title}>
        <div className="coach__picture">{shown?.drawing}</div>
        <div aria-live="polite">
          <p className="coach__step">{coach.step(number(at + 1), number(pictures.length))}</p>
          <p className="coach__sentence">{shown?.sentence}</p>
        </div>
        <div className="coach__dots" aria-hidden="true">
          {pictures.map(({ sentence }, n) => (
            <span key={sentence} data-passed={n <= at} />
          ))}
        </div>
      </section>
    </Page>
  );
}

function useTurning(count: number): { readonly at: number; readonly turn: (to: number) => void } {
  const [at, setAt] = useState(0);
  const [turnsItself, setTurnsItself] = useState(
    () => !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  useEffect(() => {
    if (!turnsItself || at === count - 1) return;
    const timer = setTimeout(() => setAt(at + 1), EACH_MS);
    return () => clearTimeout(timer);
  }, [turnsItself, at, count]);
  return {
    at,
    turn: (to) => {
      setTurnsItself(false);
      setAt(to);
    },
  };
}
