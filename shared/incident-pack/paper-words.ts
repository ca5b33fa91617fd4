/** The words of the papers of an incident pack, in the property's language: who has them hands them over as they are. */
import { z } from 'zod';

const sentence = z.string().max(1_000);

/** One sentence or one heading each. They stand in their places as they are: no language is put together from pieces. */
export const PaperWords = z.strictObject({
  readMeTitle: sentence,
  readMeLead: sentence,
  ofStatement: sentence,
  ofCameraTimes: sentence,
  ofDoorLog: sentence,
  ofLedger: sentence,
  ofSeals: sentence,
  ofPhotos: sentence,
  ofManifest: sentence,
  toCheck: sentence,
  noNames: sentence,
  property: sentence,
  kiosk: sentence,
  incident: sentence,
  madeAt: sentence,
  timeFrom: sentence,
  timeUntil: sentence,
  timeZone: sentence,
  package: sentence,
  tracking: sentence,
  records: sentence,
  photos: sentence,
  missingPhotos: sentence,
  fingerprint: sentence,
  statementTitle: sentence,
  statementLead: sentence,
  askWho: sentence,
  askWhat: sentence,
  askWhen: sentence,
  askWitnesses: sentence,
  askLoss: sentence,
  askCase: sentence,
  sign: sentence,
  cameraTitle: sentence,
  cameraLead: sentence,
  cameraClock: sentence,
  cameraNothing: sentence,
  doorRecord: sentence,
  doorLocal: sentence,
  doorUtc: sentence,
  doorWhere: sentence,
  doorWhat: sentence,
  /** What each type of event says, where there are words for it. */
  doorEvents: z.record(z.string().max(60), sentence),
});
export type PaperWords = z.infer<typeof PaperWords>;
