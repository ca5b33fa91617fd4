/** How a delivery goes, for somebody who was never here. A scan puts it away and counts like any other. */
import { CircleHelp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Coach } from '../../ui/coach.tsx';
import { FinishPicture, PlacePicture, ScanPicture, UnitPicture } from '../../ui/coach-pictures.tsx';
import { useWords } from '../../words/words-provider.tsx';

interface CoachAtHand {
  /** The button that offers it. */
  readonly offer: ReactNode;
  /** To be shown in place of the screen; null while nobody asked for it. */
  readonly coach: ReactNode;
}

/** `heard` is what changes with a scan, in the state of the screen that offers it. */
export function useCoach(heard: unknown): CoachAtHand {
  const { coach } = useWords();
  const [asked, setAsked] = useState<{ readonly heard: unknown } | null>(null);
  return {
    offer: (
      <Button icon={CircleHelp} onPress={() => setAsked({ heard })}>
        {coach.offer}
      </Button>
    ),
    coach: asked !== null && asked.heard === heard ? <CourierCoach onLeave={() => setAsked(null)} /> : null,
  };
}

function CourierCoach({ onLeave }: { readonly onLeave: () => void }) {
  const { coach, intake } = useWords();
  return (
    <Coach
      pictures={[
        { drawing: <ScanPicture />, sentence: coach.scan },
        { drawing: <UnitPicture />, sentence: coach.unit },
        { drawing: <PlacePicture />, sentence: coach.place },
        { drawing: <FinishPicture />, sentence: coach.finish(intake.thatWasAll) },
      ]}
      onLeave={onLeave}
    />
  );
}
