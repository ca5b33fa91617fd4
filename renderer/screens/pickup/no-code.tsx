/** For whoever has no code: whom to call and when, and what staff can do for them on this very screen. */

import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { PickupScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';

export function NoCode({ send, leave }: PickupScreenProps<'no-code'>) {
  const { pickup, common } = useWords();
  const { help } = useRoom().directory.property;
  return (
    <Page
      title={pickup.noCodeTitle}
      lead={pickup.noCodeText}
      body="top"
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={
        <Button kind="primary" onPress={leave}>
          {common.close}
        </Button>
      }
    >
      {help !== undefined && (
        <Notice tone="info" heading={pickup.callStaff}>
          <bdi dir="ltr">{help.phone}</bdi>
          {help.hours !== undefined && (
            <>
              {' · '}
              <bdi>{help.hours}</bdi>
            </>
          )}
        </Notice>
      )}
      <Notice tone="info" heading={pickup.staffHere}>
        {pickup.staffHereText}
      </Notice>
    </Page>
  );
}
