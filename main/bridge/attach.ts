/** Puts a screen at the end of a channel in touch with the host, for as long as the channel lasts. */
import type { Channel } from '../../shared/bridge/channel.ts';
import { serve } from '../../shared/bridge/endpoint.ts';
import type { Host } from '../host/host.ts';
import { announce } from './announce.ts';
import { handlersOf } from './handlers.ts';

export function attach(host: Host, channel: Channel): void {
  const server = serve(channel, handlersOf(host), (problem) => host.log.warn('the bridge', { problem }));
  const stopTelling = announce(host, server);
  channel.onClose(() => {
    stopTelling();
    server.stop();
    host.grants.screenLost();
  });
}
