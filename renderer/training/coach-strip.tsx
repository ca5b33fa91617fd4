/**
 * The coach above every screen of training: which drills there are, what comes next in the one under way, what is at
 * hand, and how it went. The screen below is the kiosk's own and knows nothing of it.
 */
import { GraduationCap, House, Lightbulb, Repeat, Square } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { Drill } from '../../shared/domain/training.ts';
import { type DrillState, stepOf } from '../flows/drill.ts';
import { DRILLS } from '../flows/drill-steps.ts';
import { Button } from '../ui/button.tsx';
import { useFormats, useWords } from '../words/words-provider.tsx';
import { Hands } from './hands.tsx';
import { ScoreCard } from './score-card.tsx';
import { hintFor, sentenceFor } from './step-words.ts';
import type { Trainer, TrainerView } from './trainer.ts';
import './coach-strip.css';

export function CoachStrip({ trainer }: { readonly trainer: Trainer }) {
  const { training } = useWords();
  const view = useSyncExternalStore(trainer.onView, trainer.view);
  useTouches(trainer);
  return (
    <section className="coach-strip" aria-label={training.coach}>
      <Now view={view} trainer={trainer} />
    </section>
  );
}

interface NowProps {
  readonly view: TrainerView;
  readonly trainer: Trainer;
}

function Now({ view, trainer }: NowProps) {
  const { training } = useWords();
  const { drill } = view;
  switch (drill.at) {
    case 'choosing':
      return (
        <>
          <p className="coach-strip__sentence" role="status">
            {drill.isUnprepared ? training.unprepared : training.choose}
          </p>
          <div className="coach-strip__hands">
            {Drill.options.map((one) => (
              <Button key={one} icon={GraduationCap} onPress={() => trainer.begin(one)}>
                {training.drill(one)}
              </Button>
            ))}
            {view.mayLeave && (
              <Button kind="primary" icon={House} onPress={trainer.leave}>
                {training.leave}
              </Button>
            )}
          </div>
        </>
      );
    case 'preparing':
      return (
        <p className="coach-strip__sentence" role="status">
          {training.preparing}
        </p>
      );
    case 'under-way':
      return <UnderWay view={view} drill={drill} trainer={trainer} />;
    case 'score':
      return (
        <>
          <ScoreCard score={drill.score} />
          <div className="coach-strip__hands">
            <Button icon={Repeat} onPress={() => trainer.begin(drill.score.drill)}>
              {training.again}
            </Button>
            <Button icon={GraduationCap} onPress={trainer.giveUp}>
              {training.another}
            </Button>
          </div>
        </>
      );
  }
}

function UnderWay({ view, drill, trainer }: NowProps & { readonly drill: DrillState & { at: 'under-way' } }) {
  const words = useWords();
  const { number } = useFormats();
  const { training } = words;
  const { atHand, waiting } = view;
  const step = stepOf(drill);
  if (step === null || atHand === null) return null;
  const roomCode = waiting?.roomCode ?? '';
  return (
    <>
      <div className="coach-strip__says" role="status">
        <p className="coach-strip__step">
          {training.drill(drill.drill)}:{' '}
          {training.step(number(drill.step + 1), number(DRILLS[drill.drill].length))}
        </p>
        <p className="coach-strip__sentence">{sentenceFor(step.name, words, atHand, roomCode)}</p>
        {drill.isHinted && <p>{hintFor(step.name, words)}</p>}
      </div>
      <div className="coach-strip__hands">
        <Hands
          offers={step.offers}
          parcel={atHand.parcels[step.name === 'courier-second' ? 1 : 0]}
          roomCode={roomCode}
          isLabelOut={view.isLabelOut}
          onDo={trainer.does}
        />
        {!drill.isHinted && (
          <Button kind="bare" icon={Lightbulb} onPress={trainer.hint}>
            {training.hint}
          </Button>
        )}
        <Button kind="bare" icon={Square} onPress={trainer.giveUp}>
          {training.giveUp}
        </Button>
      </div>
    </>
  );
}

/** Every touch of the glass counts, wherever it lands. */
function useTouches({ touched }: Trainer): void {
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('pointerdown', touched, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, [touched]);
}
