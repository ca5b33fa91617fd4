/**
 * The device process's end of the line: hands out the transports of its own source, and is the guard of their strikes.
 * It outlives the kiosk as long as a strike may be released, and no longer. Which process this is, and how it was
 * started, is its caller's.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { DeviceSource } from '../ports/device-source.ts';
import type { TransportError, UsbTransport } from '../ports/transport.ts';
import { createGuard, type GuardSituation } from '../strike/guard.ts';
import { lockAll } from '../supervisor/lock-all.ts';
import {
  type Answer,
  type Call,
  FromKiosk,
  type FromProcess,
  type GuardSettings,
  heard,
} from './messages.ts';
import type { ProcessPort } from './port.ts';

export interface ServeParts {
  readonly port: ProcessPort;
  readonly source: DeviceSource;
  readonly clock: Clock;
  /** For whoever reads the log after the kiosk has died. */
  readonly tell: (situation: GuardSituation) => void;
  /** There is nothing left to do: the process may end. Told once. */
  readonly done: () => void;
}

const GIVE_UP_MS = 30_000;
const PAUSE_MS = 3_000;
/** After that somebody has come, or nobody will. */
const TRY_FOR_MS = 600_000;

export function serveDevices({ port, source, clock, tell, done }: ServeParts): void {
  /** By the number that the kiosk calls a transport by: one plugging, one number. */
  const byNumber = new Map<number, UsbTransport>();
  const numbers = new WeakMap<UsbTransport, number>();
  const underWay = new Map<number, AbortController>();
  let lastNumber = 0;
  let known: GuardSettings | null = null;
  /** The kiosk is gone, or its devices were taken from it. */
  let isOver = false;

  const say = (message: FromProcess) => isOver || port.send(message);

  function numberOf(transport: UsbTransport): number {
    const known = numbers.get(transport);
    if (known !== undefined) return known;
    lastNumber += 1;
    const device = lastNumber;
    numbers.set(transport, device);
    byNumber.set(device, transport);
    transport.onGone(() => {
      byNumber.delete(device);
      say({ say: 'gone', device });
    });
    return device;
  }

  function tellDevices(): void {
    const devices = source.devices().map((transport) => ({
      device: numberOf(transport),
      identity: transport.identity,
      interfaces: transport.interfaces.map((one) => ({ ...one, endpoints: [...one.endpoints] })),
    }));
    say({ say: 'devices', devices });
  }

  /** Everything of the kiosk's that is open is closed, and what it waits for is called off. */
  async function takeAway(): Promise<void> {
    isOver = true;
    stopFollowing();
    for (const controller of underWay.values()) controller.abort();
    await Promise.all([...byNumber.values()].map((transport) => transport.close()));
  }

  /** Between two tries the boards are given back: a kiosk that starts again takes them, and locks first of all. */
  async function lockEverything(): Promise<boolean> {
    const endsAt = clock.elapsed() + TRY_FOR_MS;
    while (known !== null && clock.elapsed() < endsAt) {
      const { settings, said } = known;
      const isLocked = await lockAll({
        source,
        clock,
        log: () => undefined,
        settings,
        said: (key) => (Object.hasOwn(said, key) ? (said[key] ?? null) : null),
        giveUpMs: GIVE_UP_MS,
      });
      if (isLocked) return true;
      await new Promise<void>((resume) => clock.after(PAUSE_MS, resume));
    }
    return false;
  }

  const guard = createGuard({ clock, endKiosk: takeAway, lockAll: lockEverything, tell, over: done });

  async function run(ask: number, transport: UsbTransport, call: Call): Promise<void> {
    const controller = new AbortController();
    underWay.set(ask, controller);
    const answer = await answerTo(transport, call, controller.signal).catch(
      (thrown: unknown): Answer => err({ code: 'failed', detail: String(thrown) }),
    );
    underWay.delete(ask);
    say({ say: 'answer', ask, answer });
  }

  port.onMessage((message) => {
    const word = isOver ? null : heard(FromKiosk, message);
    if (word === null) return;
    switch (word.say) {
      case 'call': {
        const transport = byNumber.get(word.device);
        if (transport) void run(word.ask, transport, word.call);
        else say({ say: 'answer', ask: word.ask, answer: err({ code: 'gone' }) });
        return;
      }
      case 'abort':
        underWay.get(word.ask)?.abort();
        return;
      case 'arm':
        guard.hear('arm');
        say({ say: 'answer', ask: word.ask, answer: ok() });
        return;
      case 'renew':
      case 'disarm':
        guard.hear(word.say);
        return;
      case 'settings':
        known = word.settings;
        return;
      case 'are-you-there':
        say({ say: 'here' });
    }
  });
  port.onClose(() => {
    if (!guard.kioskEnded()) void takeAway().finally(done);
  });

  const stopFollowing = source.onChange(tellDevices);
  tellDevices();
}

function answerTo(transport: UsbTransport, call: Call, signal: AbortSignal): Promise<Answer> {
  switch (call.method) {
    case 'open':
      return nothing(transport.open({ deadlineMs: call.deadlineMs, signal }));
    case 'close':
      return transport.close().then(() => ok());
    case 'write':
      return transport.write(call.endpoint, call.bytes, { deadlineMs: call.deadlineMs, signal });
    case 'read':
      return transport.read(call.endpoint, call.length, { deadlineMs: call.deadlineMs, signal });
    case 'controlIn':
      return transport.controlIn(call.request, call.length, { deadlineMs: call.deadlineMs, signal });
    case 'controlOut':
      return nothing(transport.controlOut(call.request, call.bytes, { deadlineMs: call.deadlineMs, signal }));
    case 'clearHalt':
      return nothing(transport.clearHalt(call.endpoint, { deadlineMs: call.deadlineMs, signal }));
  }
}

async function nothing(done: Promise<Result<void, TransportError>>): Promise<Answer> {
  const result = await done;
  return result.ok ? ok() : result;
}
