/** The channel that Electron's preload gives the page: two functions, nothing else of Electron. */
import { type Channel, openEnd } from '../../shared/bridge/channel.ts';

/** What `main/shells/electron/preload.ts` exposes. */
export interface PreloadBridge {
  send(text: string): void;
  onText(listener: (text: string) => void): void;
}

declare global {
  interface Window {
    readonly packroom?: PreloadBridge;
  }
}

/** The other side is this window's own main process: it closes when the window does, and nobody is left to tell. */
export function preloadChannel(bridge: PreloadBridge): Channel {
  const end = openEnd();
  bridge.onText(end.deliver);
  return end.channel((text) => bridge.send(text));
}
