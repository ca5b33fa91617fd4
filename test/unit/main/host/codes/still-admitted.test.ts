import { expect, test } from 'vitest';
import { stillAdmitted } from '../../../../../main/host/codes/still-admitted.ts';
import { CredentialId, UnitId } from '../../../../../shared/domain/ids.ts';
import { numberedId } from '../../../../harness/drafts.ts';
import { directory, grant } from '../../../../harness/people.ts';

const unit = UnitId.parse('u-4b');
const book = {
  couriers: [],
  badges: [],
  staff: [],
  residents: [{ unit, hash: '' }],
  staffGiven: { attendant: 0, manager: 0, installer: 0 },
};
const byPass = {
  ...grant('resident', 'u-4b'),
  pass: { id: CredentialId.parse(numberedId(1)), holder: 'resident', packages: null },
} as const;

const asked = (over: {
  units?: typeof directory.units;
  residents?: typeof book.residents;
  ended?: boolean;
}) =>
  stillAdmitted({
    directory: () => ({ ...directory, units: over.units ?? directory.units }),
    book: () => ({ ...book, residents: over.residents ?? book.residents }),
    revoked: { has: async () => over.ended ?? false },
  });

test('a resident is, while their unit is there and has a PIN', async () => {
  const who = grant('resident', 'u-4b');
  expect(await asked({})(who)).toBe(true);
  expect(await asked({ units: [] })(who)).toBe(false);
  // The last people of the unit left: their PIN ended with them.
  expect(await asked({ residents: [] })(who)).toBe(false);
});

test('who came with a pass is, until it is ended or the unit is gone; a PIN they need not have', async () => {
  expect(await asked({ residents: [] })(byPass)).toBe(true);
  expect(await asked({ ended: true })(byPass)).toBe(false);
  expect(await asked({ units: [] })(byPass)).toBe(false);
});

test('couriers and staff are of no unit', async () => {
  for (const kind of ['courier', 'staff'] as const)
    expect(await asked({ units: [], residents: [] })(grant(kind))).toBe(true);
});
