/** The frame around every page of the gallery. */
import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats, useLanguage, useWords } from '../words/words-provider.tsx';
import { Button } from './button.tsx';
import { Frame } from './frame.tsx';

const MOMENT = Date.UTC(2026, 10, 23, 19, 42);

export function GalleryFrame({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const formats = useFormats();
  const { name } = useLanguage();
  return (
    <Frame
      property="Maple Court"
      clock={formats.time(MOMENT)}
      banner={words.room.simulated}
      tools={
        <Button icon={Languages} onPress={() => undefined} spoken={words.common.language}>
          {name}
        </Button>
      }
    >
      {children}
    </Frame>
  );
}
