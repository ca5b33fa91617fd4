/** The pages of the gallery that show where a package goes. */
import { ArrowRight, Check, MapPin } from 'lucide-react';
import { Zone } from '../../shared/domain/place.ts';
import { useWords } from '../words/words-provider.tsx';
import { Button } from './button.tsx';
import { Coach } from './coach.tsx';
import { FinishPicture, PlacePicture, ScanPicture, UnitPicture } from './coach-pictures.tsx';
import { CodeDisplay } from './code-display.tsx';
import { Back, nothing } from './gallery-parts.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';
import { RoomPlan } from './room-plan.tsx';
import { ZonePanel } from './zone-panel.tsx';
import { ZoneTiles } from './zone-tiles.tsx';

const zone = (name: string, kind: Zone['kind'], x: number, y: number, width: number, height: number) =>
  Zone.parse({ id: name.replaceAll(' ', '-'), name, kind, capacity: 20, at: { x, y, width, height } });

const zones = [
  zone('Shelf A', 'shelf', 0, 6, 10, 26),
  zone('Shelf B', 'shelf', 12, 0, 20, 9),
  zone('Low shelf', 'shelf', 34, 0, 14, 9),
  zone('Overflow', 'overflow', 46, 11, 14, 12),
  zone('Refrigerator', 'refrigerator', 51, 25, 9, 14),
] as const;
const [shelfA, shelfB, , overflow] = zones;
const plan = { width: 60, height: 42, door: { x: 30, y: 42 } };

function Around({ to, measured }: { readonly to: Zone; readonly measured: boolean }) {
  const { intake, common, place } = useWords();
  return (
    <Page
      title={intake.placeTitle}
      lead={intake.placeLead}
      aside={<Notice tone="success" heading={intake.labelPrinted} />}
      leave={<Back />}
      onward={
        <Button kind="primary" size="large" endIcon={ArrowRight} onPress={nothing}>
          {intake.nextPackage}
        </Button>
      }
    >
      <ZonePanel label={intake.placeLabel} zone={to.name} kind={to.kind}>
        <CodeDisplay code="K7-0423" size="huge" />
        <p>{common.unit('4B')}</p>
      </ZonePanel>
      <RoomPlan zones={zones} plan={measured ? plan : undefined} to={to}>
        <Button icon={Check} wide onPress={nothing}>
          {intake.itIsThere}
        </Button>
        <Button icon={MapPin} wide onPress={nothing}>
          {place.elsewhere}
        </Button>
      </RoomPlan>
    </Page>
  );
}

export const PlanPage = () => <Around to={overflow} measured />;
export const SketchPage = () => <Around to={shelfB} measured={false} />;

export function CompactPlans() {
  const { pickup } = useWords();
  return (
    <Page title={pickup.packagesTitle(2)} leave={<Back />}>
      <RoomPlan zones={zones} plan={plan} to={shelfA} size="compact" />
      <RoomPlan zones={zones} plan={undefined} to={shelfA} size="compact" />
    </Page>
  );
}

const TAKEN = [3, 18, 20, 0, 24];

export function Elsewhere() {
  const { place } = useWords();
  return (
    <Page title={place.elsewhereTitle} lead={place.elsewhereLead} body="top" columns="one" leave={<Back />}>
      <ZoneTiles
        label={place.elsewhereLabel}
        tiles={zones.map((one, n) => ({ zone: one, taken: TAKEN[n] ?? null, isProposed: n === 0 }))}
        onChoose={nothing}
      />
    </Page>
  );
}

export function CoachPage() {
  const { coach } = useWords();
  const pictures = [
    { drawing: <PlacePicture />, sentence: coach.place },
    { drawing: <ScanPicture />, sentence: coach.scan },
  ];
  return <Coach pictures={pictures} onLeave={nothing} />;
}

export function CoachPictures() {
  return (
    <Page title={useWords().coach.title} body="top" columns="one" leave={<Back />}>
      <ScanPicture />
      <UnitPicture />
      <PlacePicture />
      <FinishPicture />
    </Page>
  );
}
