/** Keeps every page where it is: no other address, no other window, no webview, no download, no dialog. */
import type { Event, WebContents } from 'electron';
import { START } from './window.ts';

/** The room's page is the second and last one, and only where the room is simulated. */
export function mayOpen(address: string): boolean {
  return address === START || address === `${START}room`;
}

export function contain(contents: WebContents): void {
  const stayHere = (event: Event<{ url: string }>) => {
    if (!mayOpen(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.session.on('will-download', (event) => event.preventDefault());
}
