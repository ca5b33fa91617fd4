/**
 * The kiosk for training beside the one that serves people: opened when staff ask for it, closed when its page has been
 * led back. It gets a folder, never a device: what would start the device process refuses.
 */
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import { pathsIn } from '../../host/paths.ts';
import { type OpenKiosk, openKiosk } from './open-kiosk.ts';

export interface TrainingBeside {
  /** The address to show, with the token. */
  begin(): Promise<Result<string, string>>;
  stop(): Promise<void>;
}

export interface TrainingBesideOptions {
  /** Of the kiosk that serves people. */
  readonly folder: string;
  /** 0 where that kiosk has any free port; left out, the folder's own. */
  readonly port: 0 | undefined;
  /** Where the kiosk is that serves people. Asked for when it is needed: it is known late. */
  readonly home: () => string;
}

export function createTrainingBeside({ folder, port, home }: TrainingBesideOptions): TrainingBeside {
  let opening: Promise<Result<OpenKiosk, string>> | null = null;
  let closing: Promise<void> = Promise.resolve();
  let isLeft = false;

  const openOn = (asked: 0 | undefined) =>
    openKiosk({
      folder: pathsIn(folder).training,
      room: 'simulated',
      training: true,
      ways: {
        begin: null,
        leave: () => {
          isLeft = true;
          return home();
        },
      },
      startDevices: () => {
        throw new Error('training has no devices');
      },
      port: asked,
      credentials: undefined,
      onPageGone: () => {
        if (isLeft) closing = close();
      },
    });

  /** Another kiosk of this machine may have its port: its database is then made anew from the journal. */
  async function open(): Promise<Result<OpenKiosk, string>> {
    const opened = await openOn(port);
    return opened.ok || port === 0 ? opened : openOn(0);
  }

  async function close(): Promise<void> {
    const was = await opening;
    opening = null;
    isLeft = false;
    if (was?.ok) await was.value.stop();
  }

  return {
    async begin() {
      // Its folder is free when the one before has let go of it.
      opening ??= closing.then(open);
      const opened = await opening;
      if (opened.ok) return ok(opened.value.address);
      opening = null;
      return err(opened.error);
    },
    stop: close,
  };
}
