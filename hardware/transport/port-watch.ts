/**
 * Which of the named serial ports are there, by looking every two seconds: the package tells of no plugging. Each
 * appearance is a line of its own. Ports that nobody named are not looked at.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { createListeners } from '../ports/listeners.ts';
import type { SerialLine } from '../ports/serial.ts';
import type { DeviceIdentity } from '../ports/transport.ts';
import { createPortLine, type PortLine } from './port-line.ts';
import { identityOfPort, type SerialPorts } from './serial-ports.ts';

const LOOK_EVERY_MS = 2_000;

export interface PortWatch {
  lines(): readonly SerialLine[];
  onChange(listener: () => void): () => void;
  /** Stops looking. What is open stays open. */
  stop(): void;
}

/** What a machine has, for whoever sets it up. A system that cannot list its ports has none to show. */
export async function listPorts(ports: SerialPorts): Promise<readonly DeviceIdentity[]> {
  try {
    return (await ports.list()).map(identityOfPort);
  } catch {
    // On Linux the list comes from udev, which a small machine may not run.
    return [];
  }
}

export function watchPorts(ports: SerialPorts, clock: Clock, paths: readonly string[]): PortWatch {
  const changes = createListeners<void>();
  const here = new Map<string, { readonly line: SerialLine; readonly port: PortLine }>();
  let isStopped = false;
  let cancelNext: () => void = () => undefined;

  async function look(): Promise<void> {
    const listed = new Map((await listPorts(ports)).map((identity) => [identity.portPath, identity]));
    if (isStopped) return;
    let isChanged = false;
    for (const path of paths) {
      const isThere = listed.has(path) || ports.isThere(path);
      const known = here.get(path);
      if (isThere === (known !== undefined)) continue;
      isChanged = true;
      if (known) {
        here.delete(path);
        known.port.lost();
      } else {
        add(listed.get(path) ?? identityOfPort({ path }));
      }
    }
    if (isChanged) changes.tell();
  }

  function add(identity: DeviceIdentity): void {
    const path = identity.portPath;
    const port = createPortLine(ports, path, clock);
    const line = { identity, line: port, onGone: port.onGone, close: port.close };
    here.set(path, { line, port });
    // Its own reading may learn of it first: then the next look finds the port anew, if it is still there.
    port.onGone(() => {
      if (here.get(path)?.port !== port) return;
      here.delete(path);
      changes.tell();
    });
  }

  async function lookAgainAndAgain(): Promise<void> {
    await look();
    if (!isStopped) cancelNext = clock.after(LOOK_EVERY_MS, () => void lookAgainAndAgain());
  }

  void lookAgainAndAgain();
  return {
    lines: () => [...here.values()].map(({ line }) => line),
    onChange: changes.add,
    stop() {
      isStopped = true;
      cancelNext();
    },
  };
}
