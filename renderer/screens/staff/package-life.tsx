/**
 * One package on one screen: what it is and where, what staff can do about it, and everything that happened to it since
 * it came. It prints as it stands, without what is touched.
 */
import { Printer, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { actionsFor } from '../../../shared/policies/package-actions.ts';
import { mayDo, roleOf } from '../../../shared/policies/roles.ts';
import type { PackageRow } from '../../../shared/projections/tables.ts';
import { carrierName } from '../../../shared/tracking/carriers.ts';
import type { Visit } from '../../flows/door.ts';
import type { LifeNote } from '../../flows/packages.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PackageCard } from '../../ui/package-card.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { DoorLine } from '../door-line.tsx';
import { usePhoto, whyNoPhoto } from '../photo.ts';
import { useAnswer, useRoom } from '../room.tsx';
import { useAddressee } from './addressee.ts';
import { LabelsOf, LifeOf, TasksOf } from './package-events.tsx';
import type { PackagePart, Send } from './package-part.ts';
import { PickedUpBy } from './picked-up-by.tsx';
import './package-life.css';

interface LifeProps extends PackagePart<'life'> {
  readonly visit: Visit;
}

export function PackageLife({ packages: { package: id, from, note }, visit, send }: LifeProps) {
  const { packages, staff, common, pickup, incident } = useWords();
  const row = useAnswer(({ questions }) => questions.package(id));
  if (row === null) {
    return (
      <Page
        title={common.oneMoment}
        leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      >
        <Waiting sentence={common.oneMoment} />
      </Page>
    );
  }
  return (
    <Page
      title={packages.pageTitle(row.roomCode)}
      body="top"
      columns="one"
      aside={
        <>
          {note !== null && <Note note={note} />}
          <DoorLine
            door={visit.door}
            words={{ ...pickup, openDoor: staff.openDoor }}
            onOpen={() => send({ type: 'open-door' })}
          />
        </>
      }
      leave={
        <Button onPress={() => send({ type: 'back' })}>
          {from === null ? staff.backToBoard : common.back}
        </Button>
      }
      onward={
        <>
          <Button onPress={() => send({ type: 'open-door' })}>{staff.openDoor}</Button>
          {mayDo(roleOf(visit.grant), 'incident-pack') && (
            <Button
              icon={ShieldAlert}
              spoken={incident.ofPackage}
              onPress={() => send({ type: 'make-incident-pack', package: row.id })}
            >
              {incident.section}
            </Button>
          )}
          <Button icon={Printer} onPress={() => window.print()}>
            {packages.print}
          </Button>
        </>
      }
    >
      <div className="package-life">
        <div className="package-life__now">
          <Card row={row} />
          <Facts row={row} />
          <Actions row={row} visit={visit} send={send} />
        </div>
        <div className="package-life__then">
          <PickedUpBy id={id} visit={visit} send={send} />
          <LifeOf id={id} />
          <LabelsOf id={id} />
          <TasksOf id={id} />
        </div>
      </div>
    </Page>
  );
}

function Note({ note }: { readonly note: LifeNote }) {
  const { packages } = useWords();
  return note.code === 'done' ? (
    <Notice tone="success" heading={packages.done(note.action)} />
  ) : (
    <Notice tone="attention" heading={packages.note(note.code)} />
  );
}

function Card({ row }: { readonly row: PackageRow }) {
  const { common, packages } = useWords();
  const { directory } = useRoom();
  const photo = usePhoto(row);
  return (
    <PackageCard
      roomCode={row.roomCode}
      photo={photo}
      photoText={photo === null ? whyNoPhoto(common, row) : common.photoOf(row.roomCode)}
      zone={directory.zones.find(({ id }) => id === row.zone)?.name ?? row.zone}
      {...(row.slot === null ? {} : { slot: row.slot })}
      badges={
        <>
          <Badge tone={row.state === 'missing' ? 'danger' : 'info'} word={packages.state(row.state)} />
          {row.classes.map((of) => (
            <Badge key={of} tone="attention" word={packages.class(of)} />
          ))}
        </>
      }
    />
  );
}

function Facts({ row }: { readonly row: PackageRow }) {
  const { packages } = useWords();
  const formats = useFormats();
  const addressee = useAddressee();
  const carrier = row.carrier === null ? null : (carrierName(row.carrier) ?? row.carrier);
  const facts: readonly { readonly of: string; readonly is: ReactNode }[] = [
    { of: packages.isFor, is: <bdi>{addressee(row.recipient, 'whole')}</bdi> },
    {
      of: packages.number,
      is: (
        <>
          <bdi className="as-code">{row.tracking}</bdi>
          {carrier !== null && (
            <>
              {' · '}
              <bdi>{carrier}</bdi>
            </>
          )}
        </>
      ),
    },
    { of: packages.cameAt, is: formats.dayAndTime(Date.parse(row.receivedAt)) },
    ...(row.heldUntil === null
      ? []
      : [{ of: packages.status, is: packages.heldUntil(formats.day(Date.parse(row.heldUntil))) }]),
  ];
  return (
    <dl className="package-life__facts">
      {facts.map(({ of, is }) => (
        <div key={of}>
          <dt>{of}</dt>
          <dd>{is}</dd>
        </div>
      ))}
    </dl>
  );
}

interface ActionsProps {
  readonly row: PackageRow;
  readonly visit: Visit;
  readonly send: Send;
}

function Actions({ row, visit, send }: ActionsProps) {
  const { packages } = useWords();
  const role = roleOf(visit.grant);
  const actions = actionsFor(row).filter((action) => mayDo(role, action));
  if (actions.length === 0) return null;
  return (
    <section className="package-life__actions">
      <h2>{packages.actions}</h2>
      <div>
        {actions.map((action) => (
          <Button key={action} wide onPress={() => send({ type: 'package-action', action })}>
            {packages.action(action)}
          </Button>
        ))}
      </div>
    </section>
  );
}
