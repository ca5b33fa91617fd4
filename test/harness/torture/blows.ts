/**
 * The blows that a kiosk can be dealt: what is killed, and when. Chosen by chance that can be repeated; what has to
 * hold afterwards is not known here.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pick } from './deeds.ts';
import { type HostStep, hostSteps } from './host-steps.ts';
import type { TorturedKiosk, Victim } from './kiosk.ts';
import { type PageStep, pageSteps } from './said.ts';

export interface Blow {
  readonly victim: Victim;
  readonly at: 'any moment' | 'while starting' | PageStep | HostStep;
}

/** A browser takes a second to come back: the dearer the victim, the rarer. */
const OFTEN: readonly Victim[] = [
  ...Array.from({ length: 7 }, () => 'page' as const),
  ...Array.from({ length: 7 }, () => 'host' as const),
  'closed page',
  'closed page',
  'browser',
  'browser',
  'everything',
  'everything',
];
/** Long enough for a few appends, and for a start to have come anywhere. */
const ANY_MOMENT_MS = 100;
const STARTING_MS = 250;
/** A commit is over after this. */
const COMMIT_MS = 8;

export function chooseBlow(pick: Pick): Blow {
  const victim = OFTEN[pick(OFTEN.length)] ?? 'page';
  const kind = pick(4);
  if (kind === 0) return { victim, at: 'while starting' };
  if (kind === 1) return { victim, at: 'any moment' };
  const isHost = victim === 'host' || (victim === 'everything' && kind === 2);
  if (isHost) return { victim, at: hostSteps[pick(hostSteps.length)] ?? 'journal-synced' };
  return { victim, at: pageSteps[pick(pageSteps.length)] ?? 'writing' };
}

/** Deals `blow` to a kiosk that is up, which it may drive first. When it ends the victim is dead. */
export async function deal(kiosk: TorturedKiosk, { victim, at }: Blow, pick: Pick): Promise<void> {
  if (at === 'while starting') {
    await kiosk.kill(victim);
    // It is started again after the blow, too: that this start fails is what was wanted.
    const cutOff = new AbortController();
    const starting = kiosk.start(cutOff.signal).catch(() => null);
    await pause(pick(STARTING_MS));
    await kiosk.kill(victim);
    cutOff.abort();
    await starting;
    return;
  }
  const page = kiosk.browser.page();
  if (isPageStep(at)) {
    const there = kiosk.ear.next((said) => (said.say === 'at' && said.step === at ? at : null));
    await kiosk.drive(pick(1_000_000));
    await pause(pick(ANY_MOMENT_MS));
    await page.evaluate((step) => window.tortured?.stopAt(step), at);
    await there;
    if (at === 'writing') await pause(pick(COMMIT_MS));
    return kiosk.kill(victim);
  }
  await kiosk.drive(pick(1_000_000));
  await pause(pick(ANY_MOMENT_MS));
  if (at !== 'any moment') await kiosk.dieAt({ step: at, part: pick(1000) / 1000 });
  return kiosk.kill(victim);
}

function isPageStep(at: Blow['at']): at is PageStep {
  return (pageSteps as readonly string[]).includes(at);
}
