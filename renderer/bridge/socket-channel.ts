/** The channel of the Node shell: a WebSocket to the host that served this page, and to no other. */
import { type Channel, openEnd } from '../../shared/bridge/channel.ts';

/** The host's way of saying that another page has the kiosk. */
const TAKEN = 4409;

export interface SocketChannel {
  readonly channel: Channel;
  /** Whether the host closed it because another page has the kiosk. It says so right after opening. */
  readonly wasTaken: () => boolean;
}

/** Texts that are sent before the socket is open wait for it. */
export function socketChannel(address: string): SocketChannel {
  const socket = new WebSocket(address);
  const end = openEnd();
  const waiting: string[] = [];
  let isTaken = false;
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') end.deliver(data);
  });
  socket.addEventListener('close', ({ code }) => {
    isTaken = code === TAKEN;
    end.close();
  });
  const send = (text: string) => {
    if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
    else socket.send(text);
  };
  return { channel: end.channel(send), wasTaken: () => isTaken };
}
