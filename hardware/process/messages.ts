/**
 * What the kiosk and its device process say to each other. Both ends check what they hear: a line that was torn, or a
 * process of another version, is a word that is not understood, and never a crash. Bytes travel as they are.
 */
import { z } from 'zod';
import type { Result } from '../../shared/basics/result.ts';
import type { DeviceSetting } from '../../shared/domain/device-setting.ts';
import type { TransportError } from '../ports/transport.ts';
import type { DeviceSettings } from '../supervisor/open-device.ts';

const number = z.int().nonnegative();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const deadlineMs = z.number().nonnegative();
const request = z.strictObject({ requestType: number, request: number, value: number, index: number });

/** One method of a transport, with its arguments. */
const Call = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('open'), deadlineMs }),
  z.strictObject({ method: z.literal('close') }),
  z.strictObject({ method: z.literal('write'), endpoint: number, bytes, deadlineMs }),
  z.strictObject({ method: z.literal('read'), endpoint: number, length: number, deadlineMs }),
  z.strictObject({ method: z.literal('controlIn'), request, length: number, deadlineMs }),
  z.strictObject({ method: z.literal('controlOut'), request, bytes, deadlineMs }),
  z.strictObject({ method: z.literal('clearHalt'), endpoint: number, deadlineMs }),
]);
export type Call = z.infer<typeof Call>;

/** What the guard finds the strikes by. */
export interface GuardSettings {
  readonly settings: DeviceSettings;
  /** What was said of single devices, by their keys. */
  readonly said: Readonly<Record<string, DeviceSetting>>;
}

/** Our own process hands its own settings to its own child: what is in them is checked where they are kept. */
const settings = z.custom<GuardSettings>(
  (value) => typeof value === 'object' && value !== null && 'settings' in value && 'said' in value,
);

export const FromKiosk = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('call'), ask: number, device: number, call: Call }),
  z.strictObject({ say: z.literal('abort'), ask: number }),
  z.strictObject({ say: z.literal('arm'), ask: number }),
  z.strictObject({ say: z.literal('renew') }),
  z.strictObject({ say: z.literal('disarm') }),
  z.strictObject({ say: z.literal('settings'), settings }),
  z.strictObject({ say: z.literal('are-you-there') }),
]);
export type FromKiosk = z.infer<typeof FromKiosk>;

const Identity = z.strictObject({
  vendorId: number,
  productId: number,
  serial: z.string().nullable(),
  portPath: z.string(),
});

const Interface = z.strictObject({
  number,
  classCode: number,
  subclassCode: number,
  protocolCode: number,
  endpoints: z.array(
    z.strictObject({ address: number, kind: z.enum(['bulk', 'interrupt']), maxPacketBytes: number }),
  ),
});

export const DeviceHere = z.strictObject({
  device: number,
  identity: Identity,
  interfaces: z.array(Interface),
});
export type DeviceHere = z.infer<typeof DeviceHere>;

const transferred = number;
const Failure: z.ZodType<TransportError> = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('gone') }),
  z.strictObject({ code: z.literal('deadline'), transferred }),
  z.strictObject({ code: z.literal('aborted'), transferred }),
  z.strictObject({ code: z.literal('stalled'), transferred }),
  z.strictObject({ code: z.literal('busy') }),
  z.strictObject({ code: z.literal('no-rights'), hint: z.string() }),
  z.strictObject({ code: z.literal('failed'), detail: z.string() }),
]);

const Answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.union([bytes, number, z.undefined()]) }),
  z.strictObject({ ok: z.literal(false), error: Failure }),
]);
export type Answer = Result<Uint8Array | number | undefined, TransportError>;

export const FromProcess = z.discriminatedUnion('say', [
  /** All that is plugged in now. The first of them says that the process is ready. */
  z.strictObject({ say: z.literal('devices'), devices: z.array(DeviceHere) }),
  z.strictObject({ say: z.literal('gone'), device: number }),
  z.strictObject({ say: z.literal('answer'), ask: number, answer: Answer }),
  z.strictObject({ say: z.literal('here') }),
  /** This machine gives no access to USB. */
  z.strictObject({ say: z.literal('no-usb'), detail: z.string() }),
]);
export type FromProcess = z.infer<typeof FromProcess>;

export function heard<Message>(schema: z.ZodType<Message>, message: unknown): Message | null {
  const checked = schema.safeParse(message);
  return checked.success ? checked.data : null;
}
