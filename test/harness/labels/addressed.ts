/**
 * Labels with an address on them, and the house that they go to: people with common names, several to a unit, units that
 * look alike, and strangers whom nobody there knows. The same at every run.
 */
import type { Picture } from '../../../renderer/input/camera/picture.ts';
import { Directory } from '../../../shared/domain/directory.ts';
import { directory } from '../people.ts';
import { seededRandom } from '../randomness.ts';
import { pictureOfLabel } from './picture-of.ts';
import { type Shot, shoot } from './shoot.ts';
import { blurred, clean, inTurn, noisy, pale, type Spoiler, shaded } from './spoil.ts';

const FIRST =
  'James Maria Robert Linda Wei Fatima Ahmed Olga Jose Priya Ivan Aiko Noah Emma Liam Sofia Omar Chloe'.split(
    ' ',
  );
const LAST =
  'Smith Garcia Nguyen Johnson Lee Brown Martinez Kim Patel Chen Davis Lopez Wilson Ali Novak Silva Okafor Dubois Sato Haddad Larsen'.split(
    ' ',
  );
const FLOORS = 12;
const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXY'.slice(0, 20).split('');

const units = Array.from({ length: FLOORS }, (_, floor) =>
  LETTERS.map((letter) => `${floor + 1}${letter}`),
).flat();
const bytes = seededRandom(77)(4 * units.length * 3);

/** 240 units, of which every second has two people and every sixth three. */
export const house: Directory = Directory.parse({
  ...directory,
  units: units.map((name) => ({ id: `u-${name}`, name })),
  residents: units.flatMap((name, n) =>
    Array.from({ length: n % 6 === 0 ? 3 : 1 + (n % 2) * 2 }, (_, m) => ({
      id: `r-${name}-${m}`,
      unit: `u-${name}`,
      name: `${FIRST[(bytes[12 * n + 4 * m] ?? 0) % FIRST.length]} ${LAST[(bytes[12 * n + 4 * m + 1] ?? 0) % LAST.length]}`,
      aliases: [],
      language: 'en',
      lowReach: false,
    })),
  ),
});

export interface AddressedCase {
  /** Null for a stranger, and for a name that does not tell which of two it is. */
  readonly resident: string | null;
  readonly degradation: string;
  readonly draw: () => Promise<Picture>;
}

const HOWS: readonly (readonly [string, Partial<Shot>, Spoiler])[] = [
  ['upright', {}, clean],
  ['turned 4°', { degrees: 4 }, noisy(10)],
  ['turned 25°', { degrees: 25 }, clean],
  ['upside down', { degrees: 180 }, noisy(10)],
  ['blurred', {}, blurred(3)],
  ['noisy', {}, noisy(40)],
  ['pale', {}, inTurn(pale(0.4, 130), noisy(8))],
  ['shaded', {}, inTurn(shaded, noisy(8))],
];
const FRAME = { width: 1920, height: 1080, scale: 0.84 };
const STRANGERS_EVERY = 6;

export function addressed(count: number): readonly AddressedCase[] {
  const picks = seededRandom(4711)(4 * count);
  return Array.from({ length: count }, (_, n) => {
    const [a = 0, b = 0, c = 0] = picks.subarray(4 * n, 4 * n + 3);
    const resident = house.residents[(a * 256 + b) % house.residents.length];
    const [degradation, shot, spoil] = HOWS[n % HOWS.length] ?? HOWS[0] ?? ['upright', {}, clean];
    const unit = house.units.find(({ id }) => id === resident?.unit)?.name ?? '';
    const isStranger = n % STRANGERS_EVERY === STRANGERS_EVERY - 1;
    const name = isStranger ? `Quentin Zabriskie` : (resident?.name ?? '');
    const zpl = addressedLabel(written(name, c), unit, c);
    return {
      resident: isStranger ? null : (resident?.id ?? null),
      degradation,
      draw: async () => spoil(shoot(await pictureOfLabel(zpl), { ...FRAME, ...shot }), n),
    };
  });
}

/** As senders write it: in capitals, as it is, or the first name's letter alone. */
function written(name: string, how: number): string {
  const [first = '', last = ''] = name.split(' ');
  return [name.toUpperCase(), name, `${first[0]} ${last}`.toUpperCase()][how % 3] ?? name;
}

const DESIGNATORS = ['APT', 'UNIT', '#', 'Apt.', 'STE'];

/** In the language of label printers. `how` picks the way in which senders write an address. */
export function addressedLabel(name: string, unit: string, how: number): string {
  const designator = DESIGNATORS[how % DESIGNATORS.length] ?? 'APT';
  const size = 30 + (how % 3) * 4;
  const line = (y: number, text: string) => `^FO70,${y}^A0N,${size},${size}^FD${text}^FS`;
  const [head, ...rest] =
    how % 2 === 0
      ? [
          line(150, 'SHIP TO:'),
          line(195, name),
          line(240, `${designator} ${unit}`),
          line(285, '412 HARBOR AVE'),
        ]
      : [line(150, `TO: ${name}`), line(195, `412 HARBOR AVE ${designator} ${unit}`)];
  return `^XA^FO40,40^A0N,24,24^FDNORTHSIDE SUPPLY^FS^FO40,70^A0N,24,24^FD1800 MILL RD UNIT 9Z^FS
${head}${rest.join('')}${line(330, 'OAKLAND CA 94607')}
^FO0,420^GB812,6,6^FS^FO60,600^BY3^BCN,240,N,N,N,A^FD1Z5R89390357567127^FS^XZ`;
}
