/** How much room is left on the disk, as staff see it. */
import { Notice } from '../../ui/notice.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useFormats, useWords } from '../../words/words-provider.tsx';
import { diskSentence } from '../device-notes.tsx';
import { useRoom } from '../room.tsx';

/** At the top, because a disk fills whatever else the board says of the day. */
export function DiskNote() {
  const { devices: words } = useWords();
  const { disk } = useRoom();
  const sentence = diskSentence(words, disk);
  if (sentence === null) return null;
  return <Notice tone={disk.level === 'full' ? 'danger' : 'attention'} heading={sentence} />;
}

/** The row of the list of devices. `isDamaged`: the disk was lately found to have lost a part of the records. */
export function useStorage(isDamaged: boolean) {
  const { devices: words } = useWords();
  const formats = useFormats();
  const { disk } = useRoom();
  const free = disk.freeBytes === null ? '' : words.diskFree(formats.gigabytes(disk.freeBytes));
  const isWell = disk.level === 'enough' && !isDamaged;
  return {
    key: 'storage',
    heading: words.storage,
    text: [...(isDamaged ? [words.storageDamaged] : []), diskSentence(words, disk) ?? free].join(' '),
    end: (
      <Badge
        tone={isWell ? 'success' : disk.level === 'full' ? 'danger' : 'attention'}
        word={isWell ? words.ready : words.trouble}
      />
    ),
  };
}
