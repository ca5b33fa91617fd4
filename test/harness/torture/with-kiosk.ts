/** A kiosk to torture for as long as `work` takes, with everything cleared away afterwards. */
import { firstStart } from './first-start.ts';
import { type TorturedKiosk, torturedKiosk } from './kiosk.ts';
import { makeProgram } from './program.ts';

export async function withKiosk(
  chromium: string,
  work: (kiosk: TorturedKiosk) => Promise<void>,
): Promise<void> {
  const program = await makeProgram();
  try {
    const first = await firstStart(program.entry);
    try {
      const kiosk = await torturedKiosk({ entry: program.entry, chromium, seed: first.data });
      await work(kiosk).finally(kiosk.end);
    } finally {
      await first.remove();
    }
  } finally {
    await program.remove();
  }
}
