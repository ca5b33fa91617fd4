import { beforeEach, expect, test, vi } from 'vitest';
import { codesBench } from '../../../../harness/codes-bench.ts';

const verified = vi.hoisted(() => [] as string[]);
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return {
    ...real,
    verify: (hashed: string, typed: string) => {
      verified.push(hashed);
      return real.verify(hashed, typed);
    },
  };
});

beforeEach(() => verified.splice(0));

/** What Argon2 is told to do: `$argon2id$v=19$m=65536,t=3,p=1`. */
const workOf = (hashed: string) => hashed.split('$').slice(0, 4).join('$');

test('a unit that does not exist costs one hash, and the same one as a wrong PIN', async () => {
  const { kiosk, shown } = await codesBench();
  const [phone = { unit: '', pin: '' }] = shown.phones;
  const typed = phone.pin === '000001' ? '000002' : '000001';
  await kiosk().pin(phone.unit, typed);
  await kiosk().pin('99Z', typed);
  expect(verified).toHaveLength(2);
  expect(new Set(verified.map(workOf)).size).toBe(1);
  expect(verified[0]).not.toBe(verified[1]);
});
