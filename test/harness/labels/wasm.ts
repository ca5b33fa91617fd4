/** The decoder's file as the tests and benchmarks load it: from the package, as the bundle has it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadReader, type Reader } from '../../../renderer/input/camera/wasm-reader.ts';

export function wasmFile(): ArrayBuffer {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  return Uint8Array.from(readFileSync(path)).buffer;
}

export function openReader(): Promise<Reader> {
  return loadReader(wasmFile());
}
