/**
 * What tells a kiosk for training from one that serves people. It stands in the name of its stream, which is in every
 * event, seal and copy: so nothing of the one can pass for the other, and nobody has to remember to ask.
 */
import { z } from 'zod';
import { PropertyId, type StreamId } from './ids.ts';

/** The property that training is for. Nobody lives there. */
export const TRAINING_PROPERTY = PropertyId.parse('training');

const TRAINING = 'training-';

export function streamName(isForTraining: boolean, letters: string): string {
  return `${isForTraining ? TRAINING : 'kiosk-'}${letters}`;
}

export function isTraining(stream: StreamId | string): boolean {
  return stream.startsWith(TRAINING);
}

/** How a screen stands to training: it cannot begin here, staff may begin it, it is going on here, or it is all there is. */
export const TrainingPlace = z.enum(['not-here', 'offered', 'within', 'alone']);
export type TrainingPlace = z.infer<typeof TrainingPlace>;

export const Drill = z.enum(['courier', 'resident', 'staff']);
export type Drill = z.infer<typeof Drill>;
