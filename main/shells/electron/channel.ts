/**
 * Electron's IPC as a channel: text from the main frame of our own window at our own address, and from nobody else.
 * Each load of the page is a channel of its own; the one before it is closed.
 */
import type { BrowserWindow, IpcMain, IpcMainEvent } from 'electron';
import { type Channel, openEnd } from '../../../shared/bridge/channel.ts';
import { TO_HOST, TO_PAGE } from './channel-names.ts';
import { mayOpen } from './containment.ts';

export function openChannel(
  ipc: Pick<IpcMain, 'on' | 'off'>,
  window: BrowserWindow,
  onChannel: (channel: Channel) => void,
  complain: (problem: string) => void,
): () => void {
  const { webContents } = window;
  let end: ReturnType<typeof openEnd> | null = null;

  const begin = () => {
    end?.close();
    const opened = openEnd();
    end = opened;
    onChannel(
      opened.channel((text) => {
        if (end === opened && !webContents.isDestroyed()) webContents.send(TO_PAGE, text);
      }),
    );
  };
  const hear = (event: IpcMainEvent, text: unknown) => {
    if (event.sender !== webContents || event.senderFrame !== webContents.mainFrame) {
      return complain('a message of another frame was dropped');
    }
    if (event.senderFrame === null || !mayOpen(event.senderFrame.url)) {
      return complain('a message of another address was dropped');
    }
    if (typeof text !== 'string') return complain('a message that is no text was dropped');
    return end?.deliver(text);
  };
  const stop = () => {
    ipc.off(TO_HOST, hear);
    end?.close();
    end = null;
  };

  // Before the new page's scripts run, so that its first words find somebody.
  webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) begin();
  });
  webContents.on('render-process-gone', () => {
    end?.close();
    end = null;
  });
  window.once('closed', stop);
  ipc.on(TO_HOST, hear);
  return stop;
}
