/**
 * The property that a new kiosk begins with, until it is given its own: forty units, ninety people, five zones in
 * a room of six metres by four, one door. Its codes are as random as anybody's.
 */
import { Directory } from '../../shared/domain/directory.ts';
import { TRAINING_PROPERTY } from '../../shared/domain/training.ts';
import { DEMONSTRATION_CARRIERS, DEMONSTRATION_NAMES } from './demonstration-people.ts';

const FLOORS = 10;
const LETTERS = ['A', 'B', 'C', 'D'] as const;
const PEOPLE = 90;
/** One in so many cannot reach a high shelf. */
const LOW_REACH_EVERY = 15;

const PLAN = { width: 60, height: 42, door: { x: 30, y: 42 } } as const;

export const STAFF_ID = 'front-desk';
export const COURIER_CARRIERS = DEMONSTRATION_CARRIERS;

export function demonstrationDirectory(): Directory {
  const units = Array.from({ length: FLOORS }, (_, floor) =>
    LETTERS.map((letter) => ({
      id: `u-${floor + 1}${letter.toLowerCase()}`,
      name: `${floor + 1}${letter}`,
    })),
  ).flat();
  const residents = Array.from({ length: PEOPLE }, (_, n) => {
    const [name, language] = DEMONSTRATION_NAMES[n % DEMONSTRATION_NAMES.length] ?? DEMONSTRATION_NAMES[0];
    return {
      id: `r-${n + 1}`,
      unit: units[n % units.length]?.id,
      name,
      aliases: [],
      language,
      lowReach: n % LOW_REACH_EVERY === LOW_REACH_EVERY - 1,
    };
  });
  return Directory.parse({
    property: {
      id: 'demonstration',
      name: 'Maple Court',
      language: 'en-US',
      timeZone: 'America/New_York',
      help: { phone: '(212) 555-0100', hours: 'Mon–Fri 9–17' },
    },
    kioskLetter: 'K',
    units,
    residents,
    zones: [
      {
        id: 'shelf-a',
        name: 'Shelf A',
        kind: 'shelf',
        capacity: 60,
        at: { x: 0, y: 6, width: 10, height: 26 },
      },
      {
        id: 'shelf-b',
        name: 'Shelf B',
        kind: 'shelf',
        capacity: 60,
        at: { x: 12, y: 0, width: 20, height: 9 },
      },
      {
        id: 'low-shelf',
        name: 'Low shelf',
        kind: 'shelf',
        reach: 'low',
        capacity: 20,
        at: { x: 34, y: 0, width: 14, height: 9 },
      },
      {
        id: 'overflow',
        name: 'Overflow',
        kind: 'overflow',
        capacity: 30,
        at: { x: 46, y: 11, width: 14, height: 12 },
      },
      {
        id: 'refrigerator',
        name: 'Refrigerator',
        kind: 'refrigerator',
        capacity: 12,
        at: { x: 51, y: 25, width: 9, height: 14 },
      },
    ],
    plan: PLAN,
    doors: [{ id: 'main', releaseMs: 5_000 }],
  });
}

/** The same made-up house for whoever learns, with room codes that begin with another letter. */
export function trainingDirectory(): Directory {
  const { property, ...rest } = demonstrationDirectory();
  return Directory.parse({ ...rest, kioskLetter: 'T', property: { ...property, id: TRAINING_PROPERTY } });
}
