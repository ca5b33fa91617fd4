/**
 * The wire between renderer and host: three functions and nothing but text, so that what passes in one shell passes
 * in every other. Electron's IPC, a WebSocket, a MessagePort and plain memory are all channels.
 */
export interface Channel {
  /** Hands `text` to the other side, in order. After the close it does nothing. */
  send(text: string): void;
  /** Texts that came before somebody listened are kept for the first listener. Returns the way to stop. */
  onText(listener: (text: string) => void): () => void;
  /** Called once when the other side is gone; at once if it already is. */
  onClose(listener: () => void): () => void;
}

/** Two channels in one process, each the other's far end, and a way to cut them. Delivery is never synchronous. */
export function memoryChannels(): {
  readonly near: Channel;
  readonly far: Channel;
  readonly cut: () => void;
} {
  const near = openEnd();
  const far = openEnd();
  const cut = () => {
    near.close();
    far.close();
  };
  return { near: near.channel(far.deliver), far: far.channel(near.deliver), cut };
}

/**
 * The receiving half that every adapter needs: keeps early texts, tells each close once. An adapter calls `deliver`
 * and `close` from whatever its platform gives it.
 */
export function openEnd() {
  const texts = new Set<(text: string) => void>();
  const closes = new Set<() => void>();
  const early: string[] = [];
  let closed = false;

  const deliver = (text: string) => {
    if (closed) return;
    if (texts.size === 0) early.push(text);
    for (const listener of texts) listener(text);
  };
  const close = () => {
    if (closed) return;
    closed = true;
    for (const listener of closes) listener();
  };
  const channel = (send: (text: string) => void): Channel => ({
    send: (text) => {
      if (!closed) Promise.resolve().then(() => send(text));
    },
    onText: (listener) => {
      texts.add(listener);
      for (const text of early.splice(0)) listener(text);
      return () => texts.delete(listener);
    },
    onClose: (listener) => {
      if (closed) listener();
      else closes.add(listener);
      return () => closes.delete(listener);
    },
  });
  return { channel, deliver, close };
}
