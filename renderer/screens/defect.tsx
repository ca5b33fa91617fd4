/** What is shown when a screen breaks by a defect of ours: calm, and back to the start by itself. */
import { Component, type ReactNode } from 'react';
import { Outcome } from '../ui/outcome.tsx';
import { Page } from '../ui/page.tsx';
import { nearestLanguage } from '../words/languages.ts';
import { useWords, WordsProvider } from '../words/words-provider.tsx';

const CALM_MS = 5000;

interface Props {
  readonly children: ReactNode;
}

/** React offers this as a class only. */
export class Defect extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch() {
    setTimeout(() => window.location.reload(), CALM_MS);
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <WordsProvider language={nearestLanguage(navigator.language)} timeZone="UTC">
        <Calm />
      </WordsProvider>
    );
  }
}

function Calm() {
  const { errors } = useWords();
  return (
    <Page title={errors.title}>
      <Outcome tone="attention">
        <p>{errors.text}</p>
      </Outcome>
    </Page>
  );
}
