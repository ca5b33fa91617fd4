/** Finds the host: through the preload where this page runs in Electron, else where the page came from. */
import { preloadChannel } from './preload-channel.ts';
import { type SocketChannel, socketChannel } from './socket-channel.ts';

export function findChannel(window: Window): SocketChannel {
  if (window.packroom === undefined) return socketChannel(`ws://${window.location.host}/bridge`);
  // Electron allows a single instance with a single window: nobody else can have the kiosk.
  return { channel: preloadChannel(window.packroom), wasTaken: () => false };
}
