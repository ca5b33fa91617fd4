/** Where the courier put a package, if not where the kiosk said: every place of the room, by tap or by its barcode. */
import { ArrowLeft } from 'lucide-react';
import type { Zone } from '../../../shared/domain/place.ts';
import type { Brought, IntakeProblem } from '../../flows/intake-state.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { ZoneTiles } from '../../ui/zone-tiles.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useAnswer, useRoom } from '../room.tsx';
import { IntakeTrouble } from './intake-trouble.tsx';

export interface ElsewhereProps {
  readonly received: Brought;
  readonly problem: IntakeProblem | null;
  readonly onZone: (zone: Zone) => void;
  readonly onBack: () => void;
}

export function Elsewhere({ received, problem, onZone, onBack }: ElsewhereProps) {
  const { place, common } = useWords();
  const { zones } = useRoom().directory;
  const occupied = useAnswer(({ questions }) => questions.occupied());
  return (
    <Page
      title={place.elsewhereTitle}
      lead={place.elsewhereLead}
      aside={problem === null ? null : <IntakeTrouble problem={problem} />}
      body="top"
      columns="one"
      leave={
        <Button icon={ArrowLeft} onPress={onBack}>
          {common.back}
        </Button>
      }
    >
      <ZoneTiles
        label={place.elsewhereLabel}
        tiles={zones.map((zone) => ({
          zone,
          taken: occupied === null ? null : (occupied.get(zone.id) ?? 0),
          isProposed: !received.isPlaced && zone.id === received.zone.id,
        }))}
        onChoose={onZone}
      />
    </Page>
  );
}
