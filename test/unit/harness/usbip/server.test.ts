import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importRequest } from '../../../harness/usbip/codec.ts';
import { createUsbRoom, type UsbRoom } from '../../../harness/usbip/devices.ts';
import { serveUsbIp, type UsbIpServer } from '../../../harness/usbip/server.ts';
import { wallClock } from '../../../harness/wall-clock.ts';
import { answerOf, submit, type UsbIpClient, unlink, usbIpClient } from './client.ts';

const SUBMITTED = 3;
const UNLINKED = 4;
const DEVICE_DESCRIPTOR = [0x80, 0x06, 0x00, 0x01, 0x00, 0x00, 0x12, 0x00];
const CONFIGURATION = [0x80, 0x06, 0x00, 0x02, 0x00, 0x00, 0xff, 0x00];
const CLEAR_HALT_OUT = [0x02, 0x01, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00];

let room: UsbRoom;
let server: UsbIpServer;
const clients: UsbIpClient[] = [];

beforeEach(async () => {
  room = createUsbRoom(wallClock);
  server = await serveUsbIp(() => Object.values(room.plugs));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.hangUp();
  await server.close();
});

async function aClient(): Promise<UsbIpClient> {
  const client = await usbIpClient(server.port);
  clients.push(client);
  return client;
}

async function imported(plug: keyof UsbRoom['plugs']): Promise<UsbIpClient> {
  const client = await aClient();
  client.send(importRequest(room.plugs[plug].listed.busid));
  expect(await client.take(8 + 312)).toHaveLength(8 + 312);
  return client;
}

async function ask(client: UsbIpClient, setup: readonly number[]): Promise<Uint8Array> {
  client.send(submit({ sequence: 1, endpoint: 0, length: 255, setup }));
  const answer = answerOf(await client.take(48));
  expect(answer).toMatchObject({ command: SUBMITTED, status: 0 });
  return client.take(answer.actual);
}

test('a printer says what it is', async () => {
  const client = await imported('zpl');
  const device = Buffer.from(await ask(client, DEVICE_DESCRIPTOR));
  expect(device.toString('hex')).toBe('12010002000000405f0a2001000101020301');
  const configuration = Buffer.from(await ask(client, CONFIGURATION));
  expect(configuration.toString('hex')).toBe(
    '0902200001010080320904000002070102000705010200020007058202000200',
  );
});

test('every device has a configuration that is as long as it says', async () => {
  for (const plug of Object.keys(room.plugs) as (keyof UsbRoom['plugs'])[]) {
    const configuration = await ask(await imported(plug), CONFIGURATION);
    const [, , low = 0, high = 0] = configuration;
    expect(configuration).toHaveLength(low + (high << 8));
  }
});

test('a question goes to the printer and its answer comes back', async () => {
  const client = await imported('zpl');
  const data = new TextEncoder().encode('~HI');
  client.send(submit({ sequence: 1, endpoint: 2, length: 512 }));
  client.send(submit({ sequence: 2, endpoint: 1, length: data.length, data }));
  expect(answerOf(await client.take(48))).toEqual({ command: SUBMITTED, sequence: 2, status: 0, actual: 3 });
  const answer = answerOf(await client.take(48));
  expect(answer).toMatchObject({ sequence: 1, status: 0 });
  expect(new TextDecoder().decode(await client.take(answer.actual))).toContain('GK420d-200dpi');
});

test('what is cancelled is answered once, by the cancelling', async () => {
  const client = await imported('zpl');
  client.send(submit({ sequence: 5, endpoint: 2, length: 512 }));
  client.send(unlink(6, 5));
  expect(answerOf(await client.take(48))).toMatchObject({ command: UNLINKED, sequence: 6, status: -104 });
  client.send(unlink(7, 5));
  expect(answerOf(await client.take(48))).toMatchObject({ command: UNLINKED, sequence: 7, status: 0 });
  expect(room.plugs.zpl.waiting()).toBe(0);
});

test('a stalled endpoint stays stalled until the halt is cleared', async () => {
  const client = await imported('zpl');
  const data = Uint8Array.of(0x20);
  room.plugs.zpl.fail(0x01, { kind: 'stall' });
  for (const sequence of [1, 2]) {
    client.send(submit({ sequence, endpoint: 1, length: 1, data }));
    expect(answerOf(await client.take(48))).toMatchObject({ sequence, status: -32 });
  }
  client.send(submit({ sequence: 3, endpoint: 0, length: 0, setup: CLEAR_HALT_OUT, data: new Uint8Array() }));
  expect(answerOf(await client.take(48))).toMatchObject({ sequence: 3, status: 0 });
  client.send(submit({ sequence: 4, endpoint: 1, length: 1, data }));
  expect(answerOf(await client.take(48))).toMatchObject({ sequence: 4, status: 0, actual: 1 });
});

test('pulling the plug hangs up, and the device can be had again at its new place', async () => {
  const client = await imported('zpl');
  room.plugs.zpl.pull();
  await client.ended;
  room.plugs.zpl.moveTo('7-3', 12);
  await imported('zpl');
});

test('a device that somebody has is not given away twice', async () => {
  await imported('zpl');
  const second = await aClient();
  second.send(importRequest('1-1'));
  expect(Buffer.from(await second.take(320)).toString('hex')).toBe('0111000300000001');
});

test('arbitrary bytes end a connection and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 48, maxLength: 200 }), async (noise) => {
      const client = await imported('zpl');
      // A command that does not exist, so that it cannot be a transfer that waits for more.
      client.send(Uint8Array.of(0xff, ...noise));
      await client.ended;
      room.plugs.zpl.pull();
    }),
    { numRuns: 40 },
  );
  await ask(await imported('zpl'), DEVICE_DESCRIPTOR);
});
