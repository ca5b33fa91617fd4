/** `list`: what is plugged in and how it is, and the adapters of which nobody has said what hangs on them. */
import { adapterChip } from '../../../../hardware/supervisor/adapters.ts';
import { recognise } from '../../../../hardware/supervisor/catalog.ts';
import { nameOf, usbId } from './device-names.ts';
import { type Bench, superviseAll, troublesInWords } from './room-at-hand.ts';
import type { Outcome, Speaker } from './speaker.ts';
import { WARNING_WORDS } from './trouble-words.ts';

export async function list(bench: Bench, speaker: Speaker): Promise<Outcome> {
  const supervisor = await superviseAll(bench);
  try {
    const here = supervisor.health();
    for (const one of here) {
      const { role, identity, state, troubles, hint, warning } = one;
      const how = state === 'ready' ? 'ready' : troublesInWords(one);
      const said = warning === null ? how : `${how}. ${WARNING_WORDS[warning]}`;
      const device = { role, usbId: usbId(identity), serial: identity.serial, port: identity.portPath };
      speaker.fact(`${role}: ${nameOf(identity)}: ${said}`, {
        fact: 'device',
        ...device,
        state,
        troubles,
        hint,
        warning,
      });
    }
    const strangers = bench.source
      .devices()
      .filter(({ identity, interfaces }) => !recognise(identity, interfaces, bench.command.onAdapters))
      .map(({ identity }) => ({ identity, chip: adapterChip(identity) }));
    for (const { identity, chip } of strangers) {
      const say = `serial adapter: ${nameOf(identity)}: nobody said what hangs on it. Say it with --adapter ${chip}=…`;
      speaker.fact(say, { fact: 'adapter', chip, usbId: usbId(identity), port: identity.portPath });
    }
    if (here.length + strangers.length > 0) return here.every(({ state }) => state === 'ready') ? 0 : 1;
    return speaker.no(
      'nothing-there',
      'No device that Packroom knows is plugged in. A scanner that is set to be a keyboard is not shown here.',
    );
  } finally {
    await supervisor.stop();
  }
}
