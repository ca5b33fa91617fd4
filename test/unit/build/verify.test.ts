import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../shared/events/envelope.ts';
import { eventLine, headerLine, sealLine } from '../../../shared/ledger/export-format.ts';
import { PublicKey, sealed } from '../../../shared/ledger/seal.ts';
import { slipOf } from '../../../shared/ledger/seal-slip.ts';
import { chained, received, STREAM, sessionStarted } from '../../harness/drafts.ts';

const pair = generateKeyPairSync('ed25519');
const publicKey = PublicKey.parse(pair.publicKey.export({ format: 'jwk' }));
const events = chained([sessionStarted(1), received(1)]) as Envelope[];
const last = events.at(-1) as Envelope;
const bare = { stream: STREAM, seq: last.seq, hash: last.hash, at: last.at };
const seal = { ...bare, sig: sign(null, sealed(bare), pair.privateKey).toString('base64url') };
const text = [
  headerLine({ packroom: 'ledger', v: 1, stream: STREAM, publicKey }),
  ...events.map(eventLine),
  sealLine(seal),
].join('');

function verify(content: string, ...more: string[]) {
  const path = join(mkdtempSync(join(tmpdir(), 'packroom-verify-')), 'ledger.jsonl');
  writeFileSync(path, content);
  return spawnSync(process.execPath, [join(import.meta.dirname, '../../../build/verify.ts'), path, ...more], {
    encoding: 'utf8',
  });
}

describe('npm run verify', () => {
  test('says intact of an export as it was made, and by whom it is sealed', () => {
    const { status, stdout } = verify(text);
    expect(stdout).toContain(`intact: 2 events, head ${last.hash}, sealed by ${publicKey.x}`);
    expect(status).toBe(0);
  });

  test('names the first line that is not, in plain words, and fails', () => {
    const { status, stdout } = verify(text.replace('K2-0001', 'K2-0002'));
    expect(stdout).toContain('NOT INTACT: line 3: it was altered after it was written');
    expect(status).toBe(1);
  });

  test('of a file that is not there says so', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../../build/verify.ts'), '/nonexistent.jsonl'],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain('cannot be read');
    expect(status).toBe(2);
  });
});

describe('a slip of an audit', () => {
  const slip = slipOf(seal);
  /** Another record under the same number, sealed with the kiosk's own key. */
  const other = { ...bare, hash: 'ab'.repeat(32) };
  const signed = (what: typeof bare) =>
    slipOf({ ...what, sig: sign(null, sealed(what), pair.privateKey).toString('base64url') });

  test('that the copy bears out agrees', () => {
    const { status, stdout } = verify(text, '--slip', slip);
    expect(stdout).toContain('the slip agrees');
    expect(status).toBe(0);
  });

  test.each([
    ['was changed by hand', slip.replace(last.hash, other.hash), 'not genuine'],
    ['is of other records under the same number', signed(other), 'the records are not what was sealed'],
    ['is of a later time', signed({ ...bare, seq: 99 }), 'does not hold the record'],
    ['is of another kiosk', slip.replace(STREAM, 'kiosk-other'), 'another kiosk'],
  ])('that %s does not', (_, slip, says) => {
    const { status, stdout } = verify(text, '--slip', slip);
    expect(stdout).toContain(says);
    expect(status).toBe(1);
  });

  test('is held against no copy that is not intact', () => {
    const { status, stdout } = verify(text.replace('K2-0001', 'K2-0002'), '--slip', slip);
    expect(stdout).toContain('cannot be held against a copy that is not intact');
    expect(status).toBe(1);
  });

  test('of which not all was taken is asked for again', () => {
    const { status, stderr } = verify(text, '--slip', slip.slice(0, 60));
    expect(stderr).toContain('This is no slip');
    expect(status).toBe(2);
  });
});
