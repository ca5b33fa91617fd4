/** Posters: in which languages, on which paper, where to, and what came of it. */
import { FileText, HardDrive, Languages, Usb } from 'lucide-react';
import { Paper } from '../../../shared/domain/poster.ts';
import type { PostersFailure, PostersState } from '../../flows/posters.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { Toggles } from '../../ui/toggles.tsx';
import { languages } from '../../words/languages.ts';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import type { StaffScreenProps } from '../props.ts';
import { useRoom } from '../room.tsx';

interface Part<At extends PostersState['at']> {
  readonly posters: Extract<PostersState, { at: At }>;
  readonly send: (event: StaffEvent) => void;
}

export function Posters({ state: { posters }, send }: StaffScreenProps<'posters'>) {
  const { posters: words, copy } = useWords();
  switch (posters.at) {
    case 'what':
      return <What posters={posters} send={send} />;
    case 'where':
      return <Where send={send} />;
    case 'making':
      return (
        <Page title={words.making} lead={posters.to.kind === 'usb' ? copy.leaveStickIn : undefined}>
          <Waiting sentence={words.making} />
        </Page>
      );
    case 'made':
      return <Made posters={posters} send={send} />;
    case 'failed':
      return <Failed posters={posters} send={send} />;
  }
}

function What({ posters: { wish }, send }: Part<'what'>) {
  const { posters: words, common } = useWords();
  return (
    <Page
      title={words.title}
      lead={words.lead}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={
        <Button
          kind="primary"
          disabled={wish.languages.length === 0}
          onPress={() => send({ type: 'posters-chosen' })}
        >
          {common.continue}
        </Button>
      }
    >
      <Toggles
        label={words.languages}
        options={languages.map(({ code, name }) => ({ key: code, word: name, icon: Languages }))}
        selected={wish.languages}
        onToggle={(language) => send({ type: 'poster-language', language })}
      />
      <Toggles
        label={words.paper}
        options={Paper.options.map((paper) => ({ key: paper, word: words.paperName(paper), icon: FileText }))}
        selected={[wish.paper]}
        onToggle={(paper) => send({ type: 'poster-paper', paper })}
      />
    </Page>
  );
}

function Where({ send }: Pick<Part<'where'>, 'send'>) {
  const { copy, common } = useWords();
  const formats = useFormats();
  const { drives } = useRoom();
  return (
    <Page
      title={copy.whereTitle}
      aside={drives.length === 0 && <Notice tone="info" heading={copy.plugIn} />}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {drives.map(({ id, label, isReadOnly, freeBytes }) => (
          <Choice
            key={id}
            icon={Usb}
            tone="accent"
            heading={copy.stick(label)}
            sentence={isReadOnly ? copy.stickLocked : copy.free(formats.gigabytes(freeBytes))}
            onPress={() => send({ type: 'posters-to', to: { kind: 'usb', drive: id } })}
          />
        ))}
        <Choice
          icon={HardDrive}
          heading={copy.kiosk}
          sentence={copy.kioskSentence}
          onPress={() => send({ type: 'posters-to', to: { kind: 'kiosk' } })}
        />
      </Choices>
    </Page>
  );
}

function Made({ posters: { to, posters }, send }: Part<'made'>) {
  const { posters: words, copy, staff } = useWords();
  const { file, sheets } = posters;
  const isOnStick = to.kind === 'usb';
  return (
    <Page
      title={words.madeTitle}
      aside={
        <>
          <Notice tone="success" heading={isOnStick ? copy.pullOut : copy.isHere}>
            <p>{words.sheets(sheets)}</p>
            <bdi>{isOnStick ? file.slice(file.lastIndexOf('/') + 1) : file}</bdi>
          </Notice>
          <Notice tone="info" heading={words.hang} />
        </>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {staff.backToBoard}
        </Button>
      }
    />
  );
}

function Failed({ posters: { why }, send }: Part<'failed'>) {
  const { posters: words, common } = useWords();
  const { heading, text } = useFailure(why);
  return (
    <Page
      title={words.failedTitle}
      aside={
        <Notice tone="danger" heading={heading}>
          {text}
        </Notice>
      }
      onward={
        <Button kind="primary" onPress={() => send({ type: 'back' })}>
          {common.back}
        </Button>
      }
    />
  );
}

/** What can go wrong with a copy has its words there. */
function useFailure(why: PostersFailure) {
  const { posters, copy } = useWords();
  if (why === 'not-drawn') return { heading: posters.cannotDraw, text: posters.cannotDrawText };
  return { heading: copy.failed(why), text: copy.failedText(why) };
}
