/**
 * One device process as the kiosk sees it, from its first word to its end: its devices as transports that a driver
 * cannot tell from those of this process. A process that does not answer in time is no longer believed.
 */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { createListeners } from '../ports/listeners.ts';
import type { TransferOptions, TransportError, UsbTransport } from '../ports/transport.ts';
import {
  type Answer,
  type Call,
  type DeviceHere,
  type FromKiosk,
  FromProcess,
  type GuardSettings,
  heard,
} from './messages.ts';
import type { ProcessPort } from './port.ts';

export interface Remote {
  devices(): readonly UsbTransport[];
  /** False when it does not answer. */
  arm(): Promise<boolean>;
  say(word: Extract<FromKiosk, { say: 'renew' | 'disarm' | 'are-you-there' }>['say']): void;
  use(settings: GuardSettings): void;
  /** It ended, or is treated so: every transport is gone. Safe to call twice. */
  end(): void;
}

export interface RemoteEvents {
  devicesChanged(): void;
  /** Anything at all was heard from it. */
  heard(): void;
  noUsb(detail: string): void;
  /** It owes an answer, or said what nobody understands. */
  broken(why: 'silent' | 'not-understood'): void;
}

/** The process ends a call by its deadline and waits for the library; this much later nothing comes any more. */
const LATE_MS = 2_000;
const CLOSE_MS = 3_000;
const ARM_MS = 1_000;
const ABORTED_MS = 2_000;

interface RemoteTransport extends UsbTransport {
  lost(): void;
}

export function followProcess(port: ProcessPort, clock: Clock, events: RemoteEvents): Remote {
  const byNumber = new Map<number, RemoteTransport>();
  let here: readonly RemoteTransport[] = [];
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastAsk = 0;
  let isOver = false;

  const tell = (message: FromKiosk) => isOver || port.send(message);

  function ask(
    send: (ask: number) => FromKiosk,
    withinMs: number,
  ): { number: number; answer: Promise<Answer> } {
    lastAsk += 1;
    const number = lastAsk;
    const answer = new Promise<Answer>((resolve) => {
      if (isOver) return resolve(err({ code: 'gone' }));
      const cancel = clock.after(withinMs, () => {
        waiting.delete(number);
        resolve(err({ code: 'gone' }));
        events.broken('silent');
      });
      waiting.set(number, (told) => {
        cancel();
        waiting.delete(number);
        resolve(told);
      });
      tell(send(number));
    });
    return { number, answer };
  }

  function createTransport({ device, identity, interfaces }: DeviceHere): RemoteTransport {
    const gone = createListeners<void>();
    let isGone = false;

    async function call(request: Call, withinMs: number, signal?: AbortSignal): Promise<Answer> {
      if (isGone && request.method !== 'close') return err({ code: 'gone' });
      if (signal?.aborted) return err({ code: 'aborted', transferred: 0 });
      const asked = ask(
        (number) => ({ say: 'call', ask: number, device, call: request }),
        withinMs + LATE_MS,
      );
      const abort = () => {
        tell({ say: 'abort', ask: asked.number });
        // The signal ends the waiting long before a generous deadline does; so a process that hangs is found as early.
        cancelAborted = clock.after(ABORTED_MS, () => waiting.has(asked.number) && events.broken('silent'));
      };
      let cancelAborted = () => {};
      signal?.addEventListener('abort', abort, { once: true });
      const answer = await asked.answer;
      signal?.removeEventListener('abort', abort);
      cancelAborted();
      if (!answer.ok && answer.error.code === 'gone') lost();
      return answer;
    }

    function lost(): void {
      if (isGone) return;
      isGone = true;
      byNumber.delete(device);
      gone.tell();
      gone.clear();
    }

    const transferred = async (request: Call, { deadlineMs, signal }: TransferOptions) =>
      expecting(await call(request, deadlineMs, signal), 'number');
    const brought = async (request: Call, { deadlineMs, signal }: TransferOptions) =>
      expecting(await call(request, deadlineMs, signal), 'bytes');
    const done = async (request: Call, { deadlineMs, signal }: TransferOptions) =>
      expecting(await call(request, deadlineMs, signal), 'nothing');

    return {
      identity,
      interfaces,
      lost,
      open: (options) => done({ method: 'open', deadlineMs: options.deadlineMs }, options),
      async close() {
        if (!isGone) await call({ method: 'close' }, CLOSE_MS);
      },
      write: (endpoint, bytes, options) =>
        transferred({ method: 'write', endpoint, bytes, deadlineMs: options.deadlineMs }, options),
      read: (endpoint, length, options) =>
        brought({ method: 'read', endpoint, length, deadlineMs: options.deadlineMs }, options),
      controlIn: (request, length, options) =>
        brought({ method: 'controlIn', request, length, deadlineMs: options.deadlineMs }, options),
      controlOut: (request, bytes, options) =>
        done({ method: 'controlOut', request, bytes, deadlineMs: options.deadlineMs }, options),
      clearHalt: (endpoint, options) =>
        done({ method: 'clearHalt', endpoint, deadlineMs: options.deadlineMs }, options),
      onGone: (listener) => gone.add(listener),
    };
  }

  function setDevices(told: readonly DeviceHere[]): void {
    const left = new Set(told.map(({ device }) => device));
    for (const [device, transport] of byNumber) if (!left.has(device)) transport.lost();
    here = told.map((one) => {
      const transport = byNumber.get(one.device) ?? createTransport(one);
      byNumber.set(one.device, transport);
      return transport;
    });
    events.devicesChanged();
  }

  port.onMessage((message) => {
    if (isOver) return;
    const word = heard(FromProcess, message);
    if (word === null) return events.broken('not-understood');
    events.heard();
    switch (word.say) {
      case 'devices':
        return setDevices(word.devices);
      case 'gone':
        return byNumber.get(word.device)?.lost();
      case 'answer':
        return waiting.get(word.ask)?.(word.answer);
      case 'no-usb':
        return events.noUsb(word.detail);
      case 'here':
        return undefined;
    }
  });

  return {
    devices: () => here,
    arm: async () => (await ask((number) => ({ say: 'arm', ask: number }), ARM_MS).answer).ok,
    say: (word) => tell({ say: word }),
    use: (settings) => tell({ say: 'settings', settings }),
    end() {
      if (isOver) return;
      isOver = true;
      here = [];
      for (const answer of [...waiting.values()]) answer(err({ code: 'gone' }));
      for (const transport of [...byNumber.values()]) transport.lost();
      events.devicesChanged();
    },
  };
}

interface Kinds {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly nothing: undefined;
}

/** The value of the kind that this call brings; another kind is the other end's defect, and said so. */
function expecting<Kind extends keyof Kinds>(
  answer: Answer,
  kind: Kind,
): Result<Kinds[Kind], TransportError> {
  if (!answer.ok) return answer;
  const { value } = answer;
  const is = value === undefined ? 'nothing' : typeof value === 'number' ? 'number' : 'bytes';
  if (is !== kind) return err({ code: 'failed', detail: `the device process answered ${is} for ${kind}` });
  return ok(value as Kinds[Kind]);
}
