/** The screens before there is a kiosk: getting ready, and each reason why it cannot be. */
import type { StartProblem, StartProgress } from '../startup.ts';
import { Button } from '../ui/button.tsx';
import { Outcome } from '../ui/outcome.tsx';
import { Page } from '../ui/page.tsx';
import { Progress, Waiting } from '../ui/progress.tsx';
import { nearestLanguage } from '../words/languages.ts';
import { useFormats, useWords, WordsProvider } from '../words/words-provider.tsx';

export interface StartingProps {
  readonly progress: StartProgress | null;
  readonly problem: StartProblem | null;
}

/** Before the host has told whose kiosk this is, the machine's own language and UTC have to do. */
export function Starting(props: StartingProps) {
  return (
    <WordsProvider language={nearestLanguage(navigator.language)} timeZone="UTC">
      {props.problem === null ? (
        <GettingReady progress={props.progress} />
      ) : (
        <Stopped problem={props.problem} />
      )}
    </WordsProvider>
  );
}

function GettingReady({ progress }: { readonly progress: StartProgress | null }) {
  const { errors } = useWords();
  const formats = useFormats();
  return (
    <Page title={errors.starting}>
      {progress === null ? (
        <Waiting sentence={errors.starting} />
      ) : (
        <Progress
          label={errors.starting}
          value={progress.done}
          of={progress.of}
          valueText={errors.startingProgress(formats.number(progress.done), formats.number(progress.of))}
        />
      )}
    </Page>
  );
}

function Stopped({ problem }: { readonly problem: StartProblem }) {
  const { errors, common } = useWords();
  const formats = useFormats();
  const line = 'seq' in problem ? formats.number(problem.seq) : '';
  const [title, text] = {
    taken: [errors.takenTitle, errors.takenText],
    'host-gone': [errors.hostGoneTitle, errors.hostGoneText],
    'no-database': [errors.noDatabaseTitle, errors.noDatabaseText],
    'copies-differ': [errors.copiesDifferTitle, errors.copiesDifferText(line)],
    'events-missing': [errors.copiesDifferTitle, errors.eventsMissingText(line)],
  }[problem.code];
  return (
    <Page
      title={title ?? errors.title}
      onward={
        problem.code === 'taken' && (
          <Button kind="primary" onPress={() => window.location.reload()}>
            {common.tryAgain}
          </Button>
        )
      }
    >
      {problem.code === 'host-gone' ? (
        <Waiting sentence={text ?? errors.text} />
      ) : (
        <Outcome tone="attention">
          <p>{text}</p>
        </Outcome>
      )}
    </Page>
  );
}
