/**
 * The keyboard on the screen, for names. Its keys are a large package, so they are fetched when the first screen that
 * needs them opens. The value belongs to the screen.
 */
import { lazy, Suspense } from 'react';
import type { ScreenKeyboardProps } from './screen-keyboard-keys.tsx';

const Keys = lazy(() =>
  import('./screen-keyboard-keys.tsx').then(({ ScreenKeyboardKeys }) => ({ default: ScreenKeyboardKeys })),
);

export function ScreenKeyboard(props: ScreenKeyboardProps) {
  return (
    <Suspense fallback={null}>
      <Keys {...props} />
    </Suspense>
  );
}
