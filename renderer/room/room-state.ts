/**
 * The simulated room as its host tells it, checked on the way in: what a person who stands there would see, and the
 * codes that people of the demonstration carry. It knows no host and no page.
 */
import { z } from 'zod';

const ParcelBarcode = z.object({
  /** `Code 128`, `GS1-128`, `QR`, `Data Matrix`, `PDF417` or `MaxiCode`. */
  symbology: z.string(),
  text: z.string(),
});
export type ParcelBarcode = z.infer<typeof ParcelBarcode>;

const Parcel = z.object({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  name: z.string(),
  unit: z.string(),
  addressLines: z.array(z.string()),
  barcodes: z.array(ParcelBarcode),
  state: z.enum(['at-hand', 'scanned']),
});
export type Parcel = z.infer<typeof Parcel>;

const PrintedLabel = z.object({
  /** Null for what is not a room label: nobody can take it or scan it. */
  jobId: z.string().nullable(),
  zpl: z.string(),
  at: z.string(),
  isTaken: z.boolean(),
});
export type PrintedLabel = z.infer<typeof PrintedLabel>;

const Printer = z.object({
  plugged: z.boolean(),
  paper: z.boolean(),
  head: z.enum(['open', 'closed']),
  silent: z.boolean(),
  paused: z.boolean(),
});
export type Printer = z.infer<typeof Printer>;

const Strike = z.object({
  plugged: z.boolean(),
  relay: z.enum(['on', 'off']),
  releasedMsLeft: z.number(),
  stuck: z.boolean(),
});
export type Strike = z.infer<typeof Strike>;

/** What changes when somebody does something in the room. */
export const RoomThings = z.object({
  parcels: z.array(Parcel),
  labels: z.array(PrintedLabel),
  printer: Printer,
  scanner: z.object({ plugged: z.boolean() }),
  strike: Strike,
  door: z.object({ position: z.enum(['open', 'closed']) }),
  stick: z.object({ plugged: z.boolean() }),
});

export const RoomState = RoomThings.extend({
  phones: z.array(z.object({ unit: z.string(), pin: z.string() })),
  /** By unit: the pass on its phone, as its QR says it. */
  passes: z.record(z.string(), z.string()),
  couriers: z.array(z.object({ carrier: z.string(), code: z.string() })),
  staffPin: z.string(),
});
export type RoomState = z.infer<typeof RoomState>;

export const RoomRefusal = z.object({ code: z.string(), say: z.string() });

/** What is held before the scanner. */
export type ScanTarget = { readonly parcel: string; readonly barcode?: number } | { readonly label: string };
