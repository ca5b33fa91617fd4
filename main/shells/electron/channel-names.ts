/** The two directions of the wire between the page and the host, by the names that Electron's IPC has them under. */
export const TO_HOST = 'packroom:to-host';
export const TO_PAGE = 'packroom:to-page';
