/** What several pages of the gallery have in common: a way back, and the words of a keypad. */
import { ArrowLeft } from 'lucide-react';
import { useWords } from '../words/words-provider.tsx';
import { Button } from './button.tsx';

export const nothing = () => undefined;

export function useKeypadWords(label: string) {
  const { common } = useWords();
  return { label, submit: common.next, erase: common.erase, typedSoFar: common.characters };
}

export function Back() {
  const { common } = useWords();
  return (
    <Button size="large" icon={ArrowLeft} onPress={nothing}>
      {common.back}
    </Button>
  );
}
