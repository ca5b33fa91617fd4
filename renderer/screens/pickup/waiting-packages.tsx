/** What waits for a unit: each package with photo, place and room code, to be confirmed by a scan or a tap. */
import { Check } from 'lucide-react';
import type { PackageRow } from '../../../shared/projections/tables.ts';
import { carrierName } from '../../../shared/tracking/carriers.ts';
import type { PickupEvent, PickupProblem, PickupState } from '../../flows/pickup.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PackageCard, PackageList } from '../../ui/package-card.tsx';
import { Page } from '../../ui/page.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { DoorLine } from '../door-line.tsx';
import { usePhoto, whyNoPhoto } from '../photo.ts';
import { useRoom } from '../room.tsx';

export interface WaitingPackagesProps {
  readonly state: Extract<PickupState, { at: 'packages' | 'confirming' }>;
  readonly send: (event: PickupEvent) => void;
}

export function WaitingPackages({ state, send }: WaitingPackagesProps) {
  const { pickup, common } = useWords();
  const { visit } = state;
  const { packages, taken } = visit;
  const left = packages.length - taken.length;
  return (
    <Page
      title={pickup.packagesTitle(packages.length)}
      lead={pickup.packagesLead}
      body="top"
      aside={
        <>
          {state.at === 'packages' && state.problem !== null && <Problem problem={state.problem} />}
          <DoorLine
            door={visit.door}
            unit={visit.grant.unit}
            words={pickup}
            onOpen={() => send({ type: 'open-door' })}
          />
        </>
      }
      onward={
        <Button kind={taken.length === 0 ? 'quiet' : 'primary'} onPress={() => send({ type: 'finish' })}>
          {pickup.doneForNow}
        </Button>
      }
    >
      <PackageList label={pickup.packagesLabel}>
        {packages.map((row) => (
          <Waiting
            key={row.id}
            row={row}
            isTaken={taken.includes(row.id)}
            isBusy={state.at === 'confirming'}
            onTake={() => send({ type: 'tapped', package: row.id })}
          />
        ))}
      </PackageList>
      <p className="only-spoken" role="status">
        {pickup.takenSoFar(String(taken.length), String(packages.length))} {common.packages(left)}
      </p>
    </Page>
  );
}

interface WaitingProps {
  readonly row: PackageRow;
  readonly isTaken: boolean;
  readonly isBusy: boolean;
  readonly onTake: () => void;
}

function Waiting({ row, isTaken, isBusy, onTake }: WaitingProps) {
  const { pickup, common } = useWords();
  const formats = useFormats();
  const { directory, now } = useRoom();
  const photo = usePhoto(row);
  const arrived = pickup.arrived(formats.age(Date.parse(row.receivedAt), now()));
  const carrier = row.carrier === null ? null : carrierName(row.carrier);
  return (
    <PackageCard
      roomCode={row.roomCode}
      photo={photo}
      photoText={photo === null ? whyNoPhoto(common, row) : common.photoOf(row.roomCode)}
      zone={directory.zones.find(({ id }) => id === row.zone)?.name ?? row.zone}
      detail={carrier === null ? arrived : `${carrier} · ${arrived}`}
      done={isTaken}
      badges={isTaken && <Badge tone="success" word={pickup.taken} />}
      action={
        !isTaken && (
          <Button
            kind="primary"
            icon={Check}
            disabled={isBusy}
            onPress={onTake}
            spoken={`${pickup.take}: ${row.roomCode}`}
          >
            {pickup.take}
          </Button>
        )
      }
    />
  );
}

function Problem({ problem }: { readonly problem: PickupProblem }) {
  const { pickup } = useWords();
  switch (problem.code) {
    case 'not-yours':
      return (
        <Notice tone="danger" heading={pickup.notYours}>
          {pickup.notYoursText(problem.roomCode)}
        </Notice>
      );
    case 'not-a-room-label':
      return (
        <Notice tone="attention" heading={pickup.notARoomLabel}>
          {pickup.notARoomLabelText}
        </Notice>
      );
    case 'taken-already':
      return <Notice tone="info" heading={pickup.takenAlready(problem.roomCode)} />;
    case 'not-recorded':
      return (
        <Notice tone="danger" heading={pickup.notRecorded}>
          {pickup.notRecordedText}
        </Notice>
      );
  }
}
