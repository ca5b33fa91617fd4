/** Where a pass is held, and why one opens nothing: in plain words, with what to do next. */
import { Keyboard } from 'lucide-react';
import type { PassRefusal } from '../../flows/pickup.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { LookHere } from '../look-here.tsx';
import type { PickupScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';
import { DoorPhotoNotice } from './door-photo.tsx';

export function ShowPass({ send, leave }: PickupScreenProps<'show-pass'>) {
  const { pass, common } = useWords();
  return (
    <Page
      title={pass.title}
      lead={pass.lead}
      aside={<DoorPhotoNotice />}
      leave={<Button onPress={leave}>{common.cancel}</Button>}
      onward={
        <Button icon={Keyboard} onPress={() => send({ type: 'back' })}>
          {pass.typeInstead}
        </Button>
      }
    >
      <HoldHere />
    </Page>
  );
}

export function PassRefused({ state: { refused }, send, leave }: PickupScreenProps<'pass-refused'>) {
  const { pass, pickup, common } = useWords();
  const next = useNext(refused);
  return (
    <Page
      title={pass.refusedTitle}
      aside={
        <>
          <Notice tone="attention" heading={pass.refused(refused.answer)}>
            {next}
          </Notice>
          <DoorPhotoNotice />
        </>
      }
      leave={
        <>
          <Button onPress={leave}>{common.cancel}</Button>
          <Button onPress={() => send({ type: 'no-code' })}>{pickup.noCode}</Button>
        </>
      }
      onward={
        <Button kind="primary" icon={Keyboard} onPress={() => send({ type: 'back' })}>
          {pass.typeInstead}
        </Button>
      }
    >
      <HoldHere />
    </Page>
  );
}

/** Nothing that reads is there any more: nobody is to hold a phone before it. A scanner that was never seen may be a keyboard. */
function HoldHere() {
  const { pass } = useWords();
  const { hasCamera, devices } = useRoom();
  const scanners = devices.filter(({ role }) => role === 'scanner');
  const isScannerDead = scanners.length > 0 && scanners.every(({ state }) => state !== 'ready');
  if (hasCamera || !isScannerDead) return <LookHere words={pass} held="phone" />;
  return (
    <Notice tone="attention" heading={pass.noReader}>
      {pass.noReaderText}
    </Notice>
  );
}

function useNext(refused: PassRefusal): string {
  const { pass } = useWords();
  const formats = useFormats();
  const when = (at: string) => formats.dayAndTime(Date.parse(at));
  if (refused.answer === 'expired') return pass.expiredAt(when(refused.until));
  if (refused.answer === 'not-yet') return pass.goodFrom(when(refused.from));
  return pass.next(refused.answer);
}
