/**
 * The papers of an incident pack, as text in the property's language: what is in it, a statement to fill in, the times to
 * save from the cameras, and what the doors did. Words come from whoever has them; names of people are in none of it.
 */
import papaparse from 'papaparse';
import type { EpochMs } from '../basics/clock.ts';
import type { IncidentId, StreamId } from '../domain/ids.ts';
import { cameraTimes } from './camera-times.ts';
import { localTimeIn, utcTime } from './local-time.ts';
import { LEDGER, MANIFEST, SEALS } from './manifest.ts';
import type { DoorMoment, PackAbout, PackFacts } from './pack-facts.ts';
import type { PaperWords } from './paper-words.ts';

export interface PackOutline {
  readonly property: string;
  readonly timeZone: string;
  readonly stream: StreamId;
  readonly incident: IncidentId;
  readonly madeAt: EpochMs;
  readonly about: PackAbout;
  readonly ledger: { readonly from: number; readonly upTo: number };
  readonly fingerprint: string;
  readonly facts: PackFacts;
  readonly missingPhotos: number;
}

const READ_ME = 'read-me.txt';
const STATEMENT = 'statement.txt';
const CAMERA_TIMES = 'camera-times.txt';
const DOOR_LOG = 'door-log.csv';

/** Each paper by its name, in the order in which they are in the pack. */
export function papersOf(words: PaperWords, outline: PackOutline): ReadonlyMap<string, string> {
  return new Map([
    [READ_ME, readMe(words, outline)],
    [STATEMENT, statement(words, outline)],
    [CAMERA_TIMES, timesToSave(words, outline)],
    [DOOR_LOG, doorLog(words, outline)],
  ]);
}

function readMe(words: PaperWords, outline: PackOutline): string {
  return text([
    words.readMeTitle,
    '',
    words.readMeLead,
    '',
    ...head(words, outline),
    '',
    `${STATEMENT}\n    ${words.ofStatement}`,
    `${CAMERA_TIMES}\n    ${words.ofCameraTimes}`,
    `${DOOR_LOG}\n    ${words.ofDoorLog}`,
    `${LEDGER}\n    ${words.ofLedger}`,
    `${SEALS}\n    ${words.ofSeals}`,
    `photos/\n    ${words.ofPhotos}`,
    `${MANIFEST}\n    ${words.ofManifest}`,
    '',
    words.toCheck,
    words.noNames,
  ]);
}

const BLANK = '\n\n    ________________________________________________________________\n';

function statement(words: PaperWords, outline: PackOutline): string {
  const questions = [
    words.askWho,
    words.askWhat,
    words.askWhen,
    words.askWitnesses,
    words.askLoss,
    words.askCase,
    words.sign,
  ];
  return text([
    words.statementTitle,
    words.statementLead,
    '',
    ...head(words, outline),
    '',
    ...questions.map((question, n) => `${n + 1}. ${question}${BLANK}`),
  ]);
}

/** What every paper begins with, so that one of them alone can be told from another pack's. */
function head(words: PaperWords, outline: PackOutline): readonly string[] {
  const { property, timeZone, stream, incident, madeAt, about, ledger, facts } = outline;
  const local = localTimeIn(timeZone);
  const { package: parcel } = facts;
  return [
    line(words.property, property),
    line(words.kiosk, stream),
    line(words.incident, incident),
    line(words.madeAt, local(madeAt)),
    line(words.timeFrom, local(about.from)),
    line(words.timeUntil, local(about.until)),
    line(words.timeZone, timeZone),
    ...(parcel === null
      ? []
      : [
          line(words.package, parcel.roomCode),
          line(words.tracking, [parcel.carrier?.toUpperCase(), parcel.tracking].filter(Boolean).join(' ')),
        ]),
    line(words.records, `${ledger.from}–${ledger.upTo}`),
    line(words.photos, facts.photos.length - outline.missingPhotos),
    ...(outline.missingPhotos > 0 ? [line(words.missingPhotos, outline.missingPhotos)] : []),
    line(words.fingerprint, outline.fingerprint),
  ];
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A value keeps its own direction of reading beside a label of the other one. */
function line(label: string, value: string | number): string {
  return `${label}: ${RIGHT_TO_LEFT.test(label) ? `\u2068${value}\u2069` : value}`;
}

function timesToSave(words: PaperWords, outline: PackOutline): string {
  const local = localTimeIn(outline.timeZone);
  const times = cameraTimes(outline.about, outline.facts.doors);
  return text([
    words.cameraTitle,
    words.cameraLead,
    `${words.cameraClock} ${local(outline.madeAt)} (UTC ${utcTime(outline.madeAt)})`,
    '',
    ...head(words, outline),
    ...times.flatMap(({ from, until, moments }) => [
      '',
      `${local(from)} – ${local(until)}    (UTC ${utcTime(from)} – ${utcTime(until)})`,
      ...(moments.length === 0 ? [`    ${words.cameraNothing}`] : []),
      ...moments.map(({ at, where, type }) => `    ${local(at)}  ${where}  ${whatOf(words, type)}`),
    ]),
  ]);
}

/** UTF-8 with a byte order mark, without which spreadsheets take it for something else. */
function doorLog(words: PaperWords, { timeZone, facts }: PackOutline): string {
  const local = localTimeIn(timeZone);
  const heading = [words.doorRecord, words.doorLocal, words.doorUtc, words.doorWhere, words.doorWhat];
  const row = ({ seq, at, where, type }: DoorMoment) => [
    seq,
    local(at),
    utcTime(at),
    where,
    whatOf(words, type),
  ];
  const rows = [heading, ...facts.doors.map(row)];
  return `\uFEFF${papaparse.unparse(rows, { escapeFormulae: /^'*[=+\-@]/ })}\r\n`;
}

/** Of a type without words its name, which docs/events.md explains. */
function whatOf({ doorEvents }: PaperWords, type: string): string {
  return doorEvents[type] ?? type;
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
