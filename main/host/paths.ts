/** Where everything lies in a kiosk's data folder. */
import { join } from 'node:path';

export interface Paths {
  readonly folder: string;
  readonly log: string;
  readonly identity: string;
  readonly signingKey: string;
  readonly directory: string;
  readonly codes: string;
  readonly codeTime: string;
  readonly failures: string;
  readonly codeless: string;
  readonly demonstration: string;
  readonly journal: string;
  readonly seals: string;
  readonly snapshot: string;
  readonly keptSeals: string;
  readonly deviceLog: string;
  readonly printQueue: string;
  readonly photos: string;
  /** Photos and signatures of visits. */
  readonly evidence: string;
  readonly exports: string;
  /** What a simulated room has for a USB stick. */
  readonly usbStick: string;
  readonly reserve: string;
  readonly diskUse: string;
  readonly calendar: string;
  readonly photosErased: string;
  readonly passesRevoked: string;
  readonly diskNoted: string;
  readonly deviceSettings: string;
  /** Which server the kiosk is enrolled at; not there for one that is on its own. */
  readonly server: string;
  /** A kiosk of its own, for whoever learns: with its own keys, journal and codes. */
  readonly training: string;
}

export function pathsIn(folder: string): Paths {
  const at = (name: string) => join(folder, name);
  return {
    folder,
    log: at('packroom.log'),
    identity: at('kiosk.json'),
    signingKey: at('signing-key.sealed'),
    directory: at('directory.sealed'),
    codes: at('codes.sealed'),
    codeTime: at('code-time.json'),
    failures: at('wrong-codes.json'),
    codeless: at('codeless-starts.json'),
    demonstration: at('demonstration.sealed'),
    journal: at('journal'),
    seals: at('seals'),
    snapshot: at('snapshot'),
    keptSeals: at('kept-seals'),
    deviceLog: at('device-log'),
    printQueue: at('print-queue.json'),
    photos: at('photos'),
    evidence: at('evidence'),
    exports: at('exports'),
    usbStick: at('usb-stick'),
    reserve: at('reserve'),
    diskUse: at('disk-use.json'),
    calendar: at('calendar.json'),
    photosErased: at('photos-erased.json'),
    passesRevoked: at('passes-revoked.json'),
    diskNoted: at('disk-noted.json'),
    deviceSettings: at('device-settings.json'),
    server: at('server.json'),
    training: at('training'),
  };
}
