/** All that the page gets of Electron: a way to send text to the host and a way to hear some. */
import { contextBridge, ipcRenderer } from 'electron';
import { TO_HOST, TO_PAGE } from './channel-names.ts';

contextBridge.exposeInMainWorld('packroom', {
  send: (text: string) => ipcRenderer.send(TO_HOST, String(text)),
  onText: (listener: (text: string) => void) => {
    ipcRenderer.on(TO_PAGE, (_event, text) => listener(String(text)));
  },
});
