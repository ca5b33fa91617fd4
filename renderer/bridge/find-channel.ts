/** Finds the host: through the preload where this page runs in Electron, else where the page came from. */
import { ok, type Result } from '../../shared/basics/result.ts';
import type { Channel } from '../../shared/bridge/channel.ts';
import { preloadChannel } from './preload-channel.ts';
import { type SocketRefusal, socketChannel } from './socket-channel.ts';

export async function findChannel(window: Window): Promise<Result<Channel, SocketRefusal>> {
  if (window.packroom !== undefined) return ok(preloadChannel(window.packroom));
  return socketChannel(`ws://${window.location.host}/bridge`);
}
