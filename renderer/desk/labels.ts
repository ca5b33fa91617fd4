/** Room labels: what is printed for a package, and handing it to the host's queue, where it waits for a printer. */
import type { LabelJobId } from '../../shared/domain/ids.ts';
import { LabelJobId as LabelJobIdSchema } from '../../shared/domain/ids.ts';
import type { DrawnText } from '../../shared/labels/drawn-text.ts';
import type { Label } from '../../shared/labels/label.ts';
import { needsDrawing } from '../../shared/labels/lettering.ts';
import { LINES, type Line, lineOf, type RoomLabel } from '../../shared/labels/room-label.ts';
import type { PackageRow } from '../../shared/projections/tables.ts';
import type { Desk } from './desk.ts';

/** Letters and digits that cannot be mistaken for each other on a small print. */
const JOB_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const JOB_LENGTH = 8;
const MOST_MARKS = 4;

export function newJob(desk: Desk): LabelJobId {
  const bytes = Array.from(desk.random(JOB_LENGTH));
  return LabelJobIdSchema.parse(bytes.map((byte) => JOB_ALPHABET[byte % JOB_ALPHABET.length]).join(''));
}

function labelFor(desk: Desk, row: PackageRow): RoomLabel {
  const { property, zones, units } = desk.directory;
  const day = new Intl.DateTimeFormat(property.language, {
    timeZone: property.timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return {
    roomCode: row.roomCode,
    unit: units.find((unit) => unit.id === row.unit)?.name ?? null,
    zone: zones.find((zone) => zone.id === row.zone)?.name ?? row.zone,
    date: day.format(Date.parse(row.receivedAt)),
    // In training no label passes for a real one, and a full line drops what is said last.
    marks: [...(desk.trainingMark === null ? [] : [desk.trainingMark]), ...row.classes.map(desk.mark)].slice(
      0,
      MOST_MARKS,
    ),
  };
}

/** A picture of a text that a printer may have no letters for; null where it has them, or nobody could draw it. */
export async function drawingOf(desk: Desk, text: string): Promise<DrawnText | null> {
  if (!needsDrawing(text)) return null;
  try {
    return await desk.drawText(text);
  } catch (cause) {
    desk.report('a line of a label was not drawn', cause);
    return null;
  }
}

/** With pictures of the lines that a printer may have no letters for; without one it prints what letters it has. */
export async function withDrawings(desk: Desk, label: RoomLabel): Promise<RoomLabel> {
  const drawn: Partial<Record<Line, DrawnText>> = {};
  for (const line of LINES) {
    const drawing = await drawingOf(desk, lineOf(label, line));
    if (drawing !== null) drawn[line] = drawing;
  }
  return Object.keys(drawn).length === 0 ? label : { ...label, drawn };
}

/** The same job handed over twice is one label, so that this may be called again after any doubt. */
export async function print(desk: Desk, job: LabelJobId, row: PackageRow): Promise<void> {
  await queue(desk, job, await withDrawings(desk, labelFor(desk, row)));
}

export async function queue(desk: Desk, job: LabelJobId, label: Label): Promise<void> {
  const queued = await desk.host.ask('label.print', { job, label });
  if (!queued.ok) desk.report('a label did not reach the print queue', queued.error);
  else if (!queued.value.ok) desk.report('the print queue took no label', queued.value.error);
}

/** At start: labels that were in the ledger when the power went, and may not have reached the queue. */
export async function printPrepared(desk: Desk): Promise<void> {
  for (const label of await desk.questions.labelsIn('prepared')) {
    const row = await desk.questions.package(label.package);
    if (row !== null) await print(desk, label.job, row);
  }
}
