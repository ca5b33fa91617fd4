/** Why the latest scan led nowhere, each in one sentence and what to do instead. */
import type { IntakeProblem } from '../../flows/intake-state.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words/words-provider.tsx';

export function IntakeTrouble({ problem }: { readonly problem: IntakeProblem }) {
  const { intake } = useWords();
  switch (problem.code) {
    case 'already-here':
      return (
        <Notice tone="info" heading={intake.alreadyHere}>
          {intake.alreadyHereText(problem.roomCode)}
        </Notice>
      );
    case 'routing-barcode':
      return (
        <Notice tone="attention" heading={intake.routingBarcode}>
          {intake.routingBarcodeText}
        </Notice>
      );
    case 'room-label':
      return (
        <Notice tone="attention" heading={intake.roomLabel}>
          {intake.roomLabelText}
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice tone="attention" heading={intake.unreadable}>
          {intake.unreadableText}
        </Notice>
      );
    case 'zone-alone':
      return (
        <Notice tone="attention" heading={intake.zoneAlone}>
          {intake.zoneAloneText}
        </Notice>
      );
    case 'zone-unknown':
      return (
        <Notice tone="attention" heading={intake.zoneUnknown}>
          {intake.zoneUnknownText}
        </Notice>
      );
    case 'spare-used':
      return (
        <Notice tone="attention" heading={intake.spareUsed}>
          {intake.spareUsedText}
        </Notice>
      );
    case 'taken-back':
      return (
        <Notice tone="info" heading={intake.takenBack(problem.roomCode)}>
          {intake.takenBackText}
        </Notice>
      );
    case 'went-on':
      return (
        <Notice tone="info" heading={intake.wentOn}>
          {intake.wentOnText}
        </Notice>
      );
    case 'not-taking':
      return (
        <Notice tone="danger" heading={intake.notTaking}>
          {intake.notTakingText}
        </Notice>
      );
    case 'not-recorded':
      return (
        <Notice tone="danger" heading={intake.notRecorded}>
          {intake.notRecordedText}
        </Notice>
      );
  }
}
