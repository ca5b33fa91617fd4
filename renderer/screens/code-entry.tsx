/**
 * A code or PIN on the big keypad, with what was wrong with the last one and how long to wait. While a wait runs the
 * keypad rests; the code itself is forgotten as soon as it is handed on.
 */
import { type ReactNode, useState } from 'react';
import type { Refused } from '../flows/flow.ts';
import { Keypad, type KeypadWords } from '../ui/keypad.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useFormats } from '../words/words-provider.tsx';
import { useElapsed, useRoom, useTyped } from './room.tsx';

export interface CodeEntryProps {
  readonly title: string;
  readonly lead?: string;
  readonly refused: Refused | null;
  readonly keypad: KeypadWords;
  readonly words: {
    readonly wrong: string;
    readonly wrongText: string;
    readonly wait: string;
    readonly waitText: (wait: string) => string;
    /** Where codes make way for others; said only of one that was right once. */
    readonly expired?: string;
    readonly expiredText?: string;
    /** Where a code can be used up by wrong tries. */
    readonly disabled?: string;
    readonly disabledText?: string;
  };
  readonly leave: ReactNode;
  readonly onward?: ReactNode;
  readonly aside?: ReactNode;
  /** What somebody is to have read before they give a code, whatever was wrong with the last one. */
  readonly notBefore?: ReactNode;
  readonly onCode: (code: string) => void;
}

const CODE_DIGITS = { most: 12, least: 6 };

export function CodeEntry({
  title,
  lead,
  refused,
  keypad,
  words,
  leave,
  onward,
  aside,
  notBefore,
  onCode,
}: CodeEntryProps) {
  const [code, setCode] = useTyped();
  const waitMs = useWait(refused);
  const formats = useFormats();

  const submit = (typed: string) => {
    setCode('');
    onCode(typed);
  };
  const isDisabled = refused?.why === 'disabled' && words.disabled !== undefined;
  const isExpired = refused?.why === 'expired' && words.expired !== undefined;
  const notice =
    refused === null ? null : isDisabled ? (
      <Notice tone="attention" heading={words.disabled}>
        {words.disabledText}
      </Notice>
    ) : waitMs > 0 ? (
      <Notice tone="attention" heading={words.wait}>
        {words.waitText(formats.wait(waitMs))}
      </Notice>
    ) : (
      <Notice tone="attention" heading={isExpired ? words.expired : words.wrong}>
        {isExpired ? words.expiredText : words.wrongText}
      </Notice>
    );

  return (
    <Page
      title={title}
      {...(lead === undefined ? {} : { lead })}
      aside={
        <>
          {notice ?? aside}
          {notBefore}
        </>
      }
      leave={leave}
      onward={onward}
    >
      <Keypad
        mode="pin"
        value={code}
        onChange={setCode}
        onSubmit={submit}
        maxLength={CODE_DIGITS.most}
        minLength={CODE_DIGITS.least}
        disabled={waitMs > 0 || isDisabled}
        words={keypad}
      />
    </Page>
  );
}

/** Milliseconds until the next try, counted from when the refusal was first shown. */
function useWait(refused: Refused | null): number {
  const { elapsed } = useRoom();
  const [since, setSince] = useState({ refused, at: elapsed() });
  if (since.refused !== refused) setSince({ refused, at: elapsed() });
  const at = useElapsed(1000);
  return refused === null ? 0 : Math.max(0, refused.waitMs - (at - since.at));
}
