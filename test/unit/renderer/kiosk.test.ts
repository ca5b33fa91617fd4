import { describe, expect, test, vi } from 'vitest';
import { type FlowEffect, type FlowEvent, IDLE_MS, WARNING_MS } from '../../../renderer/flows/kiosk.ts';
import { createKiosk } from '../../../renderer/kiosk.ts';
import { sessionId } from '../../harness/drafts.ts';
import { createManualClock } from '../../harness/manual-clock.ts';
import { directory, grant } from '../../harness/people.ts';

function bench(perform: (effect: FlowEffect) => Promise<FlowEvent | null>) {
  const clock = createManualClock();
  const abandon = vi.fn(async () => undefined);
  const reports: string[] = [];
  const kiosk = createKiosk({ directory, clock, perform, abandon, report: (what) => reports.push(what) });
  return { clock, abandon, reports, kiosk };
}

const granted = async () =>
  ({ type: 'code-granted', grant: grant('courier'), session: sessionId(1) }) as const;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the running kiosk', () => {
  test('performs what a flow asks for, and the answer moves the flow on', async () => {
    const { kiosk } = bench((effect) => (effect.do === 'verify-courier' ? granted() : Promise.resolve(null)));
    kiosk.send({ type: 'choose', flow: 'intake' });
    kiosk.send({ type: 'in-flow', event: { type: 'code-entered', code: '123456' } });
    expect(kiosk.state().now).toMatchObject({ state: { at: 'checking-code' } });
    await settled();
    expect(kiosk.state().now).toMatchObject({ state: { at: 'ready' } });
  });

  test('reports an effect that breaks, and stays usable', async () => {
    const { kiosk, reports } = bench(() => Promise.reject(new Error('defect')));
    kiosk.send({ type: 'choose', flow: 'staff' });
    kiosk.send({ type: 'in-flow', event: { type: 'pin-entered', pin: '1' } });
    await settled();
    expect(reports).toEqual(['verify-staff broke']);
    kiosk.send({ type: 'leave' });
    expect(kiosk.state().now.flow).toBe('home');
  });

  test('warns after a minute of silence, and goes home after the warning; the visit is closed', async () => {
    const { kiosk, clock, abandon } = bench(() => Promise.resolve(null));
    kiosk.send({ type: 'choose', flow: 'pickup' });
    await clock.advance(IDLE_MS - 1);
    expect(kiosk.state().warned).toBe(false);
    await clock.advance(1);
    expect(kiosk.state().warned).toBe(true);
    await clock.advance(WARNING_MS);
    expect(kiosk.state().now.flow).toBe('home');
    expect(abandon).toHaveBeenCalledOnce();
  });

  test('each touch begins the minute anew', async () => {
    const { kiosk, clock } = bench(() => Promise.resolve(null));
    kiosk.send({ type: 'choose', flow: 'pickup' });
    for (let n = 0; n < 5; n++) {
      await clock.advance(IDLE_MS - 1);
      kiosk.send({ type: 'touched' });
    }
    expect(kiosk.state()).toMatchObject({ warned: false, now: { flow: 'pickup' } });
  });

  test('tells its screen of changes only', () => {
    const { kiosk } = bench(() => Promise.resolve(null));
    const listener = vi.fn();
    kiosk.onState(listener);
    kiosk.send({ type: 'touched' });
    expect(listener).not.toHaveBeenCalled();
    kiosk.send({ type: 'choose', flow: 'pickup' });
    expect(listener).toHaveBeenCalledOnce();
  });
});
