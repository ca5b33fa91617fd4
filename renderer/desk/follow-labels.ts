/**
 * Tells a courier's visit what became of its labels: the queue works while the courier goes on. It asks only of those
 * whose end is not known, because it is called after every change and a visit may have forty.
 */
import type { Kiosk } from '../kiosk.ts';
import type { Questions } from '../questions.ts';

/** A label that came out stays so; the queue tells nothing more of it. */
const ENDED = ['printed', 'settled'];

export async function followLabels(kiosk: Kiosk, questions: Pick<Questions, 'label'>): Promise<void> {
  const { now } = kiosk.state();
  if (now.flow !== 'intake' || !('visit' in now.state)) return;
  const open = now.state.visit.packages.filter(({ label }) => !ENDED.includes(label));
  for (const { job, label } of open) {
    const row = await questions.label(job);
    if (row === null || row.state === label) continue;
    kiosk.send({
      type: 'answer',
      visit: kiosk.state().visit,
      event: { type: 'label-changed', job, state: row.state },
    });
  }
}
