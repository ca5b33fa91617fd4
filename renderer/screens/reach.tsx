/**
 * Who sits asks for everything to stand low, and whoever wants it whole again says so in the same place. It tells the
 * page which of the two it is; how that looks is in reach.css.
 */
import { Accessibility } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { useWords } from '../words/words-provider.tsx';

export interface Reach {
  readonly isLow: boolean;
  readonly onLow: (isLow: boolean) => void;
}

export function useReach(isLow: boolean): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.reach = isLow ? 'low' : 'whole';
  }, [isLow]);
}

/** In the frame of every screen. */
export function ReachButton({ isLow, onLow }: Reach) {
  const { common } = useWords();
  return (
    <div className="reach">
      <Button icon={Accessibility} onPress={() => onLow(!isLow)}>
        {isLow ? common.higher : common.lower}
      </Button>
    </div>
  );
}

/** At home, large and low: the frame's own button is out of reach of whom it is for. */
export function ReachChoice({ isLow, onLow }: Reach) {
  const { common, home } = useWords();
  if (isLow) return null;
  return (
    <div className="reach">
      <Choice
        icon={Accessibility}
        heading={common.lower}
        sentence={home.lowerSentence}
        onPress={() => onLow(true)}
      />
    </div>
  );
}
