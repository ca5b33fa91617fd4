/**
 * As much of Electron as the shell touches at run time: IPC that clones what it carries, and the contents of a window
 * with their events. It grants nothing and forgives nothing, as the real one would not.
 */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, IpcMain, WebContents } from 'electron';

export interface FrameDouble {
  url: string;
}

class ContentsDouble extends EventEmitter {
  mainFrame: FrameDouble | null = { url: 'about:blank' };
  readonly session = new EventEmitter();
  readonly page = new EventEmitter();
  openHandler: ((details: { url: string }) => { action: string }) | null = null;

  isDestroyed(): boolean {
    return this.mainFrame === null;
  }
  send(channel: string, ...args: unknown[]): void {
    const cloned = structuredClone(args);
    setImmediate(() => this.page.emit(channel, {}, ...cloned));
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  /** As when the page at `url` begins to load. */
  load(url: string): void {
    this.emit('did-start-navigation', { url, isMainFrame: true, isSameDocument: false });
    this.mainFrame = { url };
  }
}

export function electronDouble() {
  const ipc = new EventEmitter();
  const contents = new ContentsDouble();
  const window = Object.assign(new EventEmitter(), { webContents: contents });
  return {
    ipc: ipc as unknown as IpcMain,
    contents,
    webContents: contents as unknown as WebContents,
    window: window as unknown as BrowserWindow,
    closeWindow: () => void window.emit('closed'),
    /** As `ipcRenderer.send` in the main frame, unless another sender or frame is named. */
    sendFromPage: (
      channel: string,
      data: unknown,
      from: { sender?: unknown; senderFrame?: FrameDouble | null } = {},
    ) => {
      const cloned: unknown = structuredClone(data);
      const event = { sender: contents, senderFrame: contents.mainFrame, ...from };
      setImmediate(() => ipc.emit(channel, event, cloned));
    },
  };
}
