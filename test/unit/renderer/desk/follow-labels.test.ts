import { expect, test } from 'vitest';
import { followLabels } from '../../../../renderer/desk/follow-labels.ts';
import { newVisit } from '../../../../renderer/flows/intake.ts';
import type { CourierVisit, Received } from '../../../../renderer/flows/intake-state.ts';
import type { KioskEvent, KioskState } from '../../../../renderer/flows/kiosk.ts';
import { LabelJobId, PackageId, SessionId } from '../../../../shared/domain/ids.ts';
import type { LabelRow } from '../../../../shared/projections/tables.ts';
import { numberedId } from '../../../harness/drafts.ts';
import { brought, grant, zone } from '../../../harness/people.ts';

const job = (n: number) => LabelJobId.parse(`JBBBBBB${n}`);
const received = (n: number, label: LabelRow['state']): Received => ({
  package: PackageId.parse(numberedId(n)),
  roomCode: 'K2-0001',
  unit: '4B',
  zone,
  job: job(n),
  label,
});

function kioskWith(...packages: Received[]) {
  const sent: KioskEvent[] = [];
  const visit: CourierVisit = {
    ...newVisit(SessionId.parse(numberedId(50)), grant('courier')),
    packages: packages.map((one) => brought(one)),
    door: 'open-now',
  };
  const state: KioskState = {
    now: { flow: 'intake', state: { at: 'ready', visit, problem: null } },
    visit: 3,
    warned: false,
    readAloud: false,
  };
  const kiosk = {
    state: () => state,
    send: (event: KioskEvent) => sent.push(event),
    onState: () => () => {},
  };
  return { kiosk, sent };
}

test('a label that came out is told to the visit, and one that has not changed is not', async () => {
  const { kiosk, sent } = kioskWith(received(2, 'prepared'), received(3, 'waiting'));
  const rows = new Map<string, LabelRow['state']>([
    [job(2), 'printed'],
    [job(3), 'waiting'],
  ]);
  await followLabels(kiosk, {
    label: async (id) => ({
      job: LabelJobId.parse(id),
      package: PackageId.parse(numberedId(1)),
      state: rows.get(id) ?? 'prepared',
      troubles: [],
    }),
  });
  expect(sent).toEqual([
    { type: 'answer', visit: 3, event: { type: 'label-changed', job: job(2), state: 'printed' } },
  ]);
});

test('labels whose end is known are not asked about again, however many a visit has', async () => {
  const { kiosk } = kioskWith(received(2, 'printed'), received(3, 'settled'), received(4, 'uncertain'));
  const asked: string[] = [];
  await followLabels(kiosk, {
    label: async (id) => {
      asked.push(id);
      return null;
    },
  });
  expect(asked).toEqual([job(4)]);
});
