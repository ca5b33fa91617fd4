/**
 * What waits for a unit: each package with photo, place and room code, to be confirmed by a scan or a tap, told to be
 * wrong, or kept for later.
 */
import { Check, CheckCheck, LockOpen } from 'lucide-react';
import { mayBeHeld } from '../../../shared/policies/hold.ts';
import type { PackageRow } from '../../../shared/projections/tables.ts';
import type { PickupEvent } from '../../flows/pickup.ts';
import { doubtOf, unspokenOf } from '../../flows/shelf.ts';
import type { ResidentVisit, ShelfState } from '../../flows/shelf-state.ts';
import { Button } from '../../ui/button.tsx';
import { PackageList } from '../../ui/package-card.tsx';
import { Page } from '../../ui/page.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { useRoom } from '../room.tsx';
import { ResidentsDoor } from './residents-door.tsx';
import { ShelfCard } from './shelf-card.tsx';
import { LockerLine, Next, Problem } from './shelf-notices.tsx';

export interface WaitingPackagesProps {
  readonly state: Extract<ShelfState, { at: 'packages' | 'confirming' | 'noting' }>;
  readonly send: (event: PickupEvent) => void;
}

export function WaitingPackages({ state, send }: WaitingPackagesProps) {
  const { pickup, common, shelf } = useWords();
  const { visit } = state;
  const { packages, taken } = visit;
  const left = packages.length - taken.length;
  const isBusy = state.at !== 'packages';
  const open = unspokenOf(visit);
  return (
    <Page
      title={pickup.packagesTitle(packages.length)}
      lead={pickup.packagesLead}
      body="top"
      aside={
        <>
          {state.at === 'packages' && state.problem !== null && <Problem problem={state.problem} />}
          {state.at === 'packages' && state.next !== null && <Next next={state.next} />}
          <LockerLine visit={visit} />
          <ResidentsDoor visit={visit} send={send} />
        </>
      }
      onward={
        <>
          {open.length > 1 && (
            <Button icon={CheckCheck} disabled={isBusy} onPress={() => send({ type: 'tapped-all' })}>
              {shelf.allAtOnce}
            </Button>
          )}
          <Button
            kind={taken.length === 0 ? 'quiet' : 'primary'}
            disabled={isBusy}
            onPress={() => send({ type: 'finish' })}
          >
            {pickup.doneForNow}
          </Button>
        </>
      }
    >
      <PackageList label={pickup.packagesLabel}>
        {packages.map((row) => (
          <Waiting key={row.id} row={row} visit={visit} isBusy={isBusy} send={send} />
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
  readonly visit: ResidentVisit;
  readonly isBusy: boolean;
  readonly send: (event: PickupEvent) => void;
}

function Waiting({ row, visit, isBusy, send }: WaitingProps) {
  const isTaken = visit.taken.includes(row.id);
  const isSettled = isTaken || doubtOf(visit, row.id) === 'not-mine';
  return (
    <ShelfCard
      row={row}
      done={isSettled}
      badges={<Badges row={row} visit={visit} />}
      action={!isSettled && <Actions row={row} isBusy={isBusy} send={send} />}
    />
  );
}

function Badges({ row, visit }: Pick<WaitingProps, 'row' | 'visit'>) {
  const { pickup, shelf } = useWords();
  const formats = useFormats();
  const { now } = useRoom();
  if (visit.taken.includes(row.id)) return <Badge tone="success" word={pickup.taken} />;
  const doubt = doubtOf(visit, row.id) ?? row.doubt;
  const held = row.heldUntil === null ? null : Date.parse(row.heldUntil);
  return (
    <>
      {doubt !== null && <Badge tone="attention" word={shelf.doubtBadge(doubt)} />}
      {held !== null && held >= now() && <Badge tone="info" word={shelf.heldUntil(formats.day(held))} />}
    </>
  );
}

function Actions({ row, isBusy, send }: Omit<WaitingProps, 'visit'>) {
  const { pickup, shelf } = useWords();
  const { directory } = useRoom();
  const { id, roomCode, slot } = row;
  const isInLocker =
    slot !== null && directory.zones.some((zone) => zone.id === row.zone && zone.kind === 'lockers');
  return (
    <>
      {isInLocker && (
        <Button icon={LockOpen} disabled={isBusy} onPress={() => send({ type: 'open-locker', package: id })}>
          {shelf.openLocker(slot)}
        </Button>
      )}
      <Button
        kind="primary"
        icon={Check}
        disabled={isBusy}
        onPress={() => send({ type: 'tapped', package: id })}
        spoken={`${pickup.take}: ${roomCode}`}
      >
        {pickup.take}
      </Button>
      <Button
        disabled={isBusy}
        onPress={() => send({ type: 'something-wrong', package: id })}
        spoken={`${shelf.somethingWrong}: ${roomCode}`}
      >
        {shelf.somethingWrong}
      </Button>
      {mayBeHeld(row.classes) && (
        <Button
          disabled={isBusy}
          onPress={() => send({ type: 'keep-longer', package: id })}
          spoken={`${shelf.keepLonger}: ${roomCode}`}
        >
          {shelf.keepLonger}
        </Button>
      )}
    </>
  );
}
