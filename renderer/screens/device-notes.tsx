/** What somebody at work should know of broken devices, each in one plain sentence that says how to go on. */
import type { DeviceHealth, Disk } from '../../shared/bridge/contract.ts';
import { Notice } from '../ui/notice.tsx';
import type { Words } from '../words/catalog.ts';
import { useWords } from '../words/words-provider.tsx';
import { useRoom } from './room.tsx';

export function DeviceNotes({ roles }: { readonly roles: readonly DeviceHealth['role'][] }) {
  const { devices: words } = useWords();
  const { devices } = useRoom();
  // A second printer that is out of labels is nobody's trouble while the first one prints.
  const works = new Set(devices.filter(({ state }) => state === 'ready').map(({ role }) => role));
  const troubled = roles
    .filter((role) => !works.has(role))
    .flatMap(
      (role) =>
        devices.find((device) => device.role === role && device.state !== 'gone') ??
        devices.find((device) => device.role === role) ??
        [],
    );
  return troubled.map((device) => (
    <Notice key={device.role} tone="attention" heading={sentenceFor(words, device)} />
  ));
}

export function sentenceFor(words: Words['devices'], { role, state, troubles }: DeviceHealth): string {
  if (role === 'scanner') return words.scannerGone;
  if (role === 'strike') return strikeSentence(words, troubles);
  if (role === 'locker') return lockerSentence(words, troubles);
  if (troubles.includes('paper-out')) return words.printerPaperOut;
  if (troubles.includes('head-open')) return words.printerOpen;
  return state === 'gone' ? words.printerGone : words.printerTrouble;
}

/** A door that may stand unlocked is worse than one that cannot be seen; any other trouble keeps it locked. */
function strikeSentence(words: Words['devices'], troubles: readonly string[]): string {
  if (troubles.includes('stuck')) return words.strikeStuck;
  const isOnlyUnseen = troubles.length > 0 && troubles.every((one) => one === 'door-unseen');
  return isOnlyUnseen ? words.sensorGone : words.strikeGone;
}

function lockerSentence(words: Words['devices'], troubles: readonly string[]): string {
  if (troubles.includes('compartment-jammed')) return words.compartmentJammed;
  if (troubles.includes('locker-unseen')) return words.lockerUnseen;
  return troubles.includes('compartment-left-open') ? words.compartmentLeftOpen : words.lockersGone;
}

/** Null while there is room enough. */
export function diskSentence(words: Words['devices'], { level }: Disk): string | null {
  switch (level) {
    case 'enough':
      return null;
    case 'low':
      return words.diskLow;
    case 'no-photos':
      return words.diskNearlyFull;
    case 'full':
      return words.diskFull;
  }
}
