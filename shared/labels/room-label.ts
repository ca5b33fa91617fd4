/** What stands on a room label, in no printer's language. A driver lays it out in its own. */

export interface RoomLabel {
  /** The short human code, such as `K7-0423`. Also the content of the QR code. */
  readonly roomCode: string;
  /** The unit's name as people say it, such as `4B`; null for a package that nobody could be found for. */
  readonly unit: string | null;
  /** Where it stands, as the room calls it, such as `Shelf A`. */
  readonly zone: string;
  /** The day it came in, as the property writes dates, such as `23 Nov 2026`. */
  readonly date: string;
  /** Short remarks printed in capitals, such as `PERISHABLE`. */
  readonly marks: readonly string[];
}
