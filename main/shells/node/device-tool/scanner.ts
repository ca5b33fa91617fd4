/** `scanner watch`: each symbol as the kiosk would hear it, with the marks nobody sees made visible. */
import { type Bench, superviseAll, theOne, troublesInWords } from './room-at-hand.ts';
import type { Outcome, Speaker } from './speaker.ts';

const GROUP_SEPARATOR = '\x1d';

export async function scannerWatch(
  bench: Bench,
  speaker: Speaker,
  count: number | null,
  interrupted: AbortSignal,
): Promise<Outcome> {
  const supervisor = await superviseAll(bench, 'scanner');
  try {
    const found = theOne(supervisor, 'scanner');
    if (!found.ok) return speaker.no(found.error.code, found.error.say);
    if (found.value.state !== 'ready')
      return speaker.no(found.value.troubles.join(), troublesInWords(found.value));
    speaker.fact('Scan something. Ctrl-C ends.', { fact: 'watching' });
    return await new Promise<Outcome>((resolve) => {
      let left = count ?? Number.POSITIVE_INFINITY;
      interrupted.addEventListener('abort', () => resolve(0));
      if (interrupted.aborted) resolve(0);
      supervisor.onScan(({ text, aim }) => {
        if (left <= 0) return;
        left -= 1;
        const shown = text.replaceAll(GROUP_SEPARATOR, '<GS>');
        speaker.fact(`${aim ?? 'no symbology'}  ${shown}`, { fact: 'scan', text, aim });
        if (left <= 0) resolve(0);
      });
      supervisor.onHealth((health) => {
        if (health.some(({ state }) => state === 'gone'))
          resolve(speaker.no('gone', 'The scanner was unplugged.'));
      });
    });
  } finally {
    await supervisor.stop();
  }
}
