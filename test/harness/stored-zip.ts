/** A zip as a kiosk spells it, of files that lie in memory. */
import { joinBytes, toUtf8 } from '../../shared/basics/bytes.ts';
import { createCrc } from '../../shared/incident-pack/crc.ts';
import { localHeader, zipEnd, zipTime } from '../../shared/incident-pack/stored-zip.ts';
import { START } from './drafts.ts';

export function zipOf(contents: Readonly<Record<string, string | Uint8Array>>, at = START): Uint8Array {
  const time = zipTime(at);
  const files = Object.entries(contents).map(([name, content]) => {
    const bytes = typeof content === 'string' ? toUtf8(content) : content;
    const crc = createCrc();
    crc.take(bytes);
    return { content: bytes, file: { name, bytes: bytes.length, crc: crc.value() } };
  });
  return joinBytes([
    ...files.flatMap(({ content, file }) => [localHeader(file, time), content]),
    zipEnd(
      files.map(({ file }) => file),
      time,
    ),
  ]);
}
