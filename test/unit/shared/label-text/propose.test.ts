import { describe, expect, test } from 'vitest';
import { Directory } from '../../../../shared/domain/directory.ts';
import { addressLines } from '../../../../shared/label-text/block.ts';
import { propose } from '../../../../shared/label-text/propose.ts';
import { directory } from '../../../harness/people.ts';

const person = (id: string, unit: string, name: string, aliases: string[] = []) => ({
  id,
  unit,
  name,
  aliases,
  language: 'en',
  lowReach: false,
});
const house = Directory.parse({
  ...directory,
  units: ['4B', '5A', '12', '101', '110'].map((name) => ({ id: `u-${name}`, name })),
  residents: [
    person('jane', 'u-4B', 'Jane Smith'),
    person('john', 'u-4B', 'Pedro García López', ['Tienda Sol']),
    person('ana', 'u-5A', 'Ana Nguyen'),
    person('tom', 'u-5A', 'Tom Nguyen'),
    person('mia', 'u-12', 'Mia Okafor'),
    person('jane2', 'u-101', 'Jane Doe'),
    person('jane3', 'u-110', 'Jane Doe'),
  ],
});
const label = (...lines: string[]) =>
  propose(house, ['NORTHSIDE SUPPLY', '1800 MILL RD', ...lines, '412 HARBOR AVE', 'OAKLAND CA 94607']);

describe('what stands on a label', () => {
  test.each([
    [['SHIP TO:', 'J SMITH', 'APT 4B'], 'jane', 'unit-and-name'],
    [['TO: JANE SMITH', 'UNIT #4B'], 'jane', 'unit-and-name'],
    [['SHIP TO:', 'MRS SMITH', 'APT 4B'], 'jane', 'unit-and-surname'],
    [['SHIP TO:', 'PEDRO GARCIA LOPEZ', 'APT 4-B'], 'john', 'unit-and-name'],
    [['SHIP TO:', 'TIENDA SOL', 'STE 4B'], 'john', 'unit-and-name'],
    [['SHIP TO:', 'A NGUYEN', 'APT 5A'], 'ana', 'unit-and-name'],
    [['SHIP TO:', 'MIA OKAFOR'], 'mia', 'name-alone'],
    [['A NGUYEN', '#5A 412 HARBOR AVE'], 'ana', 'unit-and-name'],
    [['DESTINATARIO:', 'Mía Okáfor', 'APTO 12'], 'mia', 'unit-and-name'],
  ])('%j is for %s: %s', (lines, resident, reason) => {
    expect(label(...lines)).toMatchObject({ resident: { id: resident }, reason });
  });

  test.each([
    [['SHIP TO:', 'J SMlTH', 'APT 48'], 'jane'],
    [['SHIP TO:', 'M OKAFOP', 'UNIT I2'], 'mia'],
    [['SHIP T0:', 'JANE SMITH', 'APT 4B'], 'jane'],
  ])('read with letters wrong, %j is still for %s', (lines, resident) => {
    expect(label(...lines)?.resident?.id).toBe(resident);
  });
});

describe('nobody is proposed', () => {
  test.each([
    ['two of that name in the unit', ['SHIP TO:', 'NGUYEN', 'APT 5A'], 'unit-alone'],
    ['the name of somebody in another unit', ['SHIP TO:', 'MIA OKAFOR', 'APT 4B'], 'unit-and-name-disagree'],
    ['a name that nobody has', ['SHIP TO:', 'Q ZABRISKIE', 'APT 4B'], 'unit-alone'],
  ])('for %s', (_, lines, reason) => {
    expect(label(...lines)).toMatchObject({ resident: null, reason });
  });

  test('for a name that two in the house have, without a unit', () => {
    expect(label('SHIP TO:', 'JANE DOE')).toBeNull();
  });

  test('where two units are named', () => {
    expect(label('SHIP TO:', 'Q ZABRISKIE', 'APT 4B', 'UNIT 12')).toBeNull();
  });

  test('for the sender, who lives here, too', () => {
    expect(
      propose(house, ['FROM:', 'MIA OKAFOR', 'APT 12', '412 HARBOR AVE', 'SHIP TO:', 'J SMITH', 'APT 4B']),
    ).toMatchObject({
      resident: { id: 'jane' },
    });
    expect(propose(house, ['FROM:', 'MIA OKAFOR', 'APT 12', '412 HARBOR AVE', 'OAKLAND CA'])).toBeNull();
  });

  test('for house numbers and postcodes that look like units', () => {
    expect(label('SHIP TO:', 'Q ZABRISKIE', '101 HARBOR AVE')).toBeNull();
  });
});

test.each([
  ['^XA^FO0,0^FDAPT 4B^FS'],
  ['\u202eBTIMS J'],
  ['#'.repeat(4096)],
  ['APT '.repeat(1000)],
  ['<script>APT 4B</script>'],
])('what somebody prints to do harm is text like any other (%#)', (line) => {
  expect(propose(house, [line])?.resident ?? null).toBeNull();
});

test('of two addresses the one that the parcel goes to counts', () => {
  expect(addressLines(['From: ACME', 'X ST', 'SHIP TO:', 'Zoë Ångström', '9 A ST'])).toEqual([
    'ZOE ANGSTROM',
    '9 A ST',
  ]);
});
