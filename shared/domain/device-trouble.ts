/** Everything that a device may be in trouble with, as screens and their words know it. It knows no driver. */
import { z } from 'zod';

export const DeviceTrouble = z.enum([
  'paper-out',
  'ribbon-out',
  'head-open',
  'paused',
  'over-temperature',
  'cutter',
  'wrong-media',
  'fault',
  'silent',
  'gone',
  'opening',
  'deadline',
  'aborted',
  'stalled',
  'busy',
  'no-rights',
  'failed',
  'stuck',
  'no-answer',
  'door-unseen',
  'locker-unseen',
  'compartment-jammed',
  'compartment-left-open',
]);
export type DeviceTrouble = z.infer<typeof DeviceTrouble>;
