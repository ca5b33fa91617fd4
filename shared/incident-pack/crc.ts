/** The check sum of a file in a zip: CRC-32 as ISO 3309 has it (APPNOTE.TXT 4.4.7). It tells accidents, not forgeries. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  return crc;
});

export interface Crc {
  take(bytes: Uint8Array): void;
  value(): number;
}

export function createCrc(): Crc {
  let crc = 0xffff_ffff;
  return {
    take: (bytes) => {
      for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    },
    value: () => (crc ^ 0xffff_ffff) >>> 0,
  };
}
