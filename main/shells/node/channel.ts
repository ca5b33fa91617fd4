/**
 * WebSockets as channels: one at a time, from our own page, with the token of this launch. A second page is told that
 * the kiosk is taken and closed; the first one keeps it.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../../shared/basics/clock.ts';
import { type Channel, openEnd } from '../../../shared/bridge/channel.ts';
import type { PageServer } from './serve.ts';

const PATH = '/bridge';
/** The page shows a screen of its own for this code. */
const TAKEN = 4409;
const MOST_BYTES = 8_000_000;
/** A page that answers no ping for one beat is gone: its place is free for the next. */
const BEAT_MS = 15_000;
const CLOSE_GRACE_MS = 1_000;

export interface Channels {
  close(): void;
}

export function openChannels(
  { server, gate, origin }: PageServer,
  clock: Clock,
  onChannel: (channel: Channel) => void,
  complain: (problem: string) => void,
): Channels {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  let current: WebSocket | null = null;

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = whyNot(request);
    if (refusal !== null) {
      complain(`a connection was refused: ${refusal}`);
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (current !== null) return opened.close(TAKEN, 'taken');
      current = opened;
      opened.once('close', () => {
        if (current === opened) current = null;
      });
      onChannel(channelOver(opened, clock, complain));
    });
  };

  function whyNot({ url, headers }: IncomingMessage): string | null {
    if (url !== PATH) return 'not the bridge';
    if (headers.host !== new URL(origin).host) return 'another host';
    if (headers.origin !== origin) return 'another origin';
    return gate.isOpen(headers) ? null : 'no token';
  }

  server.on('upgrade', upgrade);
  return {
    close: () => {
      server.off('upgrade', upgrade);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function channelOver(socket: WebSocket, clock: Clock, complain: (problem: string) => void): Channel {
  const end = openEnd();
  let isAlive = true;
  let cancelBeat: () => void = () => undefined;

  const beat = () => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    cancelBeat = clock.after(BEAT_MS, beat);
    return undefined;
  };
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return end.deliver(data.toString('utf8'));
    complain('a binary message was dropped and its connection closed');
    socket.close(1003);
    // A page that sends what it must not is not waited for.
    clock.after(CLOSE_GRACE_MS, () => socket.terminate());
    return undefined;
  });
  socket.on('error', (cause) => complain(`a connection broke: ${cause.message}`));
  socket.on('close', () => {
    cancelBeat();
    end.close();
  });
  cancelBeat = clock.after(BEAT_MS, beat);
  return end.channel((text) => {
    if (socket.readyState === socket.OPEN) socket.send(text);
  });
}
