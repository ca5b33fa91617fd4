/** What is told at the shelf in colour and words: a scan that led nowhere, a compartment, and what happens next. */
import type { LockerAnswer, PickupProblem, ResidentVisit, WhatNext } from '../../flows/shelf-state.ts';
import { Notice } from '../../ui/notice.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';

export function Problem({ problem }: { readonly problem: PickupProblem }) {
  const { pickup, shelf } = useWords();
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
    case 'not-here-now':
      return (
        <Notice tone="attention" heading={shelf.notHereNow(problem.roomCode)}>
          {shelf.notHereNowText}
        </Notice>
      );
    case 'not-recorded':
      return (
        <Notice tone="danger" heading={pickup.notRecorded}>
          {pickup.notRecordedText}
        </Notice>
      );
  }
}

export function Next({ next }: { readonly next: WhatNext }) {
  const { shelf } = useWords();
  const formats = useFormats();
  if (next.about === 'hold') {
    return (
      <Notice tone="success" heading={shelf.heldTitle(next.roomCode, formats.day(Date.parse(next.until)))} />
    );
  }
  return (
    <Notice tone="info" heading={shelf.next(next.what, next.roomCode)}>
      {shelf.nextText(next.what)}
    </Notice>
  );
}

export function LockerLine({ visit }: { readonly visit: ResidentVisit }) {
  if (visit.locker === null) return null;
  const { package: id, answer } = visit.locker;
  const slot = visit.packages.find((row) => row.id === id)?.slot ?? null;
  return slot === null || visit.taken.includes(id) ? null : <Answered slot={slot} answer={answer} />;
}

function Answered({ slot, answer }: { readonly slot: string; readonly answer: LockerAnswer }) {
  const { shelf } = useWords();
  switch (answer) {
    case 'opening':
      return <Notice tone="info" heading={shelf.lockerOpening} />;
    case 'open':
      return <Notice tone="success" heading={shelf.lockerOpen(slot)} />;
    case 'another-is-open':
      return <Notice tone="attention" heading={shelf.anotherLocker} />;
    case 'did-not-open':
      return (
        <Notice tone="danger" heading={shelf.lockerShut}>
          {shelf.lockerShutText}
        </Notice>
      );
  }
}
