/** The channel of the Node shell: a WebSocket to the host that served this page, and to no other. */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type Channel, openEnd } from '../../shared/bridge/channel.ts';

/** The host's way of saying that another page has the kiosk. */
const TAKEN = 4409;

export type SocketRefusal = 'taken' | 'unreachable';

/** Resolves when the socket is open, or has been refused. */
export function socketChannel(address: string): Promise<Result<Channel, SocketRefusal>> {
  const socket = new WebSocket(address);
  const end = openEnd();
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') end.deliver(data);
  });
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve(ok(end.channel((text) => socket.send(text)))));
    socket.addEventListener('close', ({ code }) => {
      resolve(err(code === TAKEN ? 'taken' : 'unreachable'));
      end.close();
    });
  });
}
