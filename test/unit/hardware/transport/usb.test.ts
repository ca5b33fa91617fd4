import { describe, expect, test } from 'vitest';
import { loadUsb } from '../../../../hardware/transport/usb.ts';
import { createUsbTransport } from '../../../../hardware/transport/usb-transport.ts';
import { watchUsb } from '../../../../hardware/transport/usb-watch.ts';
import { ok } from '../../../../shared/basics/result.ts';
import { must } from '../../../harness/devices.ts';
import { fakeUsbDevice, fakeUsbLibrary, printerSettings } from '../../../harness/fake-usb.ts';
import { createManualClock } from '../../../harness/manual-clock.ts';

function aUsbPrinter() {
  const clock = createManualClock();
  const device = fakeUsbDevice(clock, printerSettings());
  const transport = createUsbTransport(fakeUsbLibrary(), device, 'S1', clock);
  let gone = 0;
  transport.onGone(() => gone++);
  return { clock, device, transport, gone: () => gone };
}

async function anOpenPrinter() {
  const all = aUsbPrinter();
  must(await all.transport.open({ deadlineMs: 2_000 }));
  all.device.calls.length = 0;
  return all;
}

describe('opening', () => {
  test('takes the interface from the kernel, chooses the way that can answer, and gives it back', async () => {
    const { device, transport } = aUsbPrinter();
    device.kernelDriver = true;
    expect(await transport.open({ deadlineMs: 2_000 })).toEqual(ok());
    await transport.close();
    await transport.close();
    expect(device.calls).toEqual([
      'open',
      'detach 0',
      'claim 0',
      'setting 1',
      'release 0',
      'attach 0',
      'close',
    ]);
  });

  test('tells the interfaces and the identity before anything is opened', () => {
    const { device, transport } = aUsbPrinter();
    expect(transport.identity).toEqual({
      vendorId: 0x0a5f,
      productId: 0x0120,
      serial: 'S1',
      portPath: '1-2.4',
    });
    expect(transport.interfaces[0]?.endpoints.map((endpoint) => endpoint.address)).toEqual([0x01, 0x82]);
    expect(device.calls).toEqual([]);
  });

  test('without rights says the rule that gives them', async () => {
    const { device, transport } = aUsbPrinter();
    device.openFails = -3;
    const opened = await transport.open({ deadlineMs: 2_000 });
    expect(opened).toMatchObject({ ok: false, error: { code: 'no-rights' } });
    if (opened.ok || opened.error.code !== 'no-rights') return;
    expect(opened.error.hint).toContain('ATTR{idVendor}=="0a5f", ATTR{idProduct}=="0120", MODE="0660"');
  });

  test('of a device that another program holds fails, and can be tried again', async () => {
    const { device, transport } = aUsbPrinter();
    device.openFails = -6;
    expect(await transport.open({ deadlineMs: 10 })).toEqual({ ok: false, error: { code: 'busy' } });
    device.openFails = null;
    expect(await transport.open({ deadlineMs: 10 })).toEqual(ok());
  });
});

describe('a device of two interfaces that the kernel has', () => {
  function aDeviceOfTwo() {
    const clock = createManualClock();
    const device = fakeUsbDevice(clock, [...printerSettings(), ...printerSettings()]);
    device.kernelDriver = true;
    return { device, transport: createUsbTransport(fakeUsbLibrary(), device, 'S1', clock) };
  }

  test('goes back to it when all are free, because a driver takes both or none', async () => {
    const { device, transport } = aDeviceOfTwo();
    must(await transport.open({ deadlineMs: 2_000 }));
    await transport.close();
    expect(device.kernelDriver).toBe(true);
    expect(device.calls.slice(-4)).toEqual(['release 0', 'release 1', 'attach 0', 'close']);
  });

  test('goes back to it when only the first can be claimed', async () => {
    const { device, transport } = aDeviceOfTwo();
    device.claimFails.set(1, -6);
    expect(await transport.open({ deadlineMs: 2_000 })).toEqual({ ok: false, error: { code: 'busy' } });
    expect(device.kernelDriver).toBe(true);
    expect(device.calls.slice(-3)).toEqual(['release 0', 'attach 0', 'close']);
    device.claimFails.clear();
    expect(await transport.open({ deadlineMs: 2_000 })).toEqual(ok());
  });

  test('stays with it when it is not let go, and nothing is left claimed', async () => {
    const { device, transport } = aDeviceOfTwo();
    device.detachFails = -3;
    expect(await transport.open({ deadlineMs: 2_000 })).toMatchObject({ error: { code: 'no-rights' } });
    expect(device.kernelDriver).toBe(true);
    expect(device.calls).toEqual(['open', 'close']);
  });

  test('closed while it is being opened leaves nothing claimed', async () => {
    const { device, transport } = aDeviceOfTwo();
    const opened = transport.open({ deadlineMs: 2_000 });
    await transport.close();
    expect(await opened).toMatchObject({ error: { code: 'aborted' } });
    expect(device.calls).not.toContain('claim 1');
    expect(device.kernelDriver).toBe(true);
    expect(device.calls.at(-1)).toBe('close');
  });

  test('is closed without a word to the kernel once it is gone', async () => {
    const { device, transport } = aDeviceOfTwo();
    must(await transport.open({ deadlineMs: 2_000 }));
    transport.lost();
    await transport.close();
    expect(device.calls).not.toContain('attach 0');
    expect(device.calls.at(-1)).toBe('close');
  });
});

describe('a transfer', () => {
  test('brings what the device sent', async () => {
    const { device, transport } = await anOpenPrinter();
    const read = transport.read(0x82, 512, { deadlineMs: 100 });
    device.finish(0x82, Uint8Array.of(1, 2, 3));
    expect(await read).toEqual(ok(Uint8Array.of(1, 2, 3)));
  });

  test('that nobody answers ends by our deadline, after the library gave its buffer back', async () => {
    const { clock, device, transport } = await anOpenPrinter();
    let isDone = false;
    const read = transport.read(0x82, 512, { deadlineMs: 700 }).finally(() => {
      isDone = true;
    });
    await clock.advance(705);
    expect(isDone).toBe(false);
    await clock.advance(10);
    expect(await read).toEqual({ ok: false, error: { code: 'deadline', transferred: 0 } });
    expect(device.underWay).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });

  test('is ended by its signal', async () => {
    const { clock, transport } = await anOpenPrinter();
    const abort = new AbortController();
    const write = transport.write(0x01, Uint8Array.of(1), { deadlineMs: 5_000, signal: abort.signal });
    abort.abort();
    await clock.advance(20);
    expect(await write).toEqual({ ok: false, error: { code: 'aborted', transferred: 0 } });
  });

  test('that ended in the same moment as its deadline keeps what it brought', async () => {
    const { clock, device, transport } = await anOpenPrinter();
    const read = transport.read(0x82, 512, { deadlineMs: 700 });
    await clock.advance(701);
    device.finish(0x82, Uint8Array.of(9));
    expect(await read).toEqual(ok(Uint8Array.of(9)));
  });

  test('tells how much of a write went through before a stall', async () => {
    const { device, transport } = await anOpenPrinter();
    const write = transport.write(0x01, new Uint8Array(100), { deadlineMs: 5_000 });
    device.finish(0x01, 4, 64);
    expect(await write).toEqual({ ok: false, error: { code: 'stalled', transferred: 64 } });
    expect(await transport.clearHalt(0x01, { deadlineMs: 100 })).toEqual(ok());
  });

  test('on endpoint 0 has its setup bytes in little-endian order, and its answer after them', async () => {
    const { device, transport } = await anOpenPrinter();
    const id = transport.controlIn({ requestType: 0xa1, request: 0, value: 0x0102, index: 0x0304 }, 1024, {
      deadlineMs: 100,
    });
    expect([...(device.underWay[0]?.buffer.subarray(0, 8) ?? [])]).toEqual([
      0xa1, 0x00, 0x02, 0x01, 0x04, 0x03, 0x00, 0x04,
    ]);
    device.finish(0, Uint8Array.of(0x00, 0x2c));
    expect(await id).toEqual(ok(Uint8Array.of(0x00, 0x2c)));
  });
});

test('unplugged: what is under way says gone, listeners hear it once, closing is safe', async () => {
  const { device, transport, gone } = await anOpenPrinter();
  const read = transport.read(0x82, 512, { deadlineMs: 100 });
  device.finish(0x82, 5);
  expect(await read).toEqual({ ok: false, error: { code: 'gone' } });
  transport.lost();
  expect(gone()).toBe(1);
  await transport.close();
  expect(await transport.read(0x82, 512, { deadlineMs: 100 })).toEqual({
    ok: false,
    error: { code: 'gone' },
  });
});

test('closing with transfers under way cancels them and waits, because the library would throw', async () => {
  const { clock, device, transport } = await anOpenPrinter();
  const read = transport.read(0x82, 512, { deadlineMs: 60_000 });
  const close = transport.close();
  await clock.advance(20);
  await close;
  expect(await read).toEqual({ ok: false, error: { code: 'aborted', transferred: 0 } });
  expect(device.calls.at(-1)).toBe('close');
});

describe('watching what is plugged in', () => {
  function aWatch() {
    const clock = createManualClock();
    const library = fakeUsbLibrary();
    const watch = watchUsb(library, clock, (identity) => identity.vendorId === 0x0a5f);
    let changes = 0;
    watch.onChange(() => changes++);
    return { clock, library, watch, changes: () => changes };
  }

  test('a plugging is seen by its event, and without one by looking', async () => {
    const { clock, library, watch } = aWatch();
    library.list = [fakeUsbDevice(clock, printerSettings())];
    library.plugEvent();
    await clock.advance(600);
    expect(watch.devices()).toHaveLength(1);
    const [first] = watch.devices();

    library.list = [
      fakeUsbDevice(clock, printerSettings(), { idVendor: 0x0a5f, idProduct: 0x0120, address: 8 }),
    ];
    await clock.advance(2_000);
    expect(watch.devices()).toHaveLength(1);
    expect(watch.devices()[0]).not.toBe(first);
  });

  test('an unplugging reaches the transport, and nothing is told twice', async () => {
    const { clock, library, watch, changes } = aWatch();
    library.list = [fakeUsbDevice(clock, printerSettings())];
    await clock.advance(2_000);
    let gone = 0;
    watch.devices()[0]?.onGone(() => gone++);
    library.list = [];
    await clock.advance(10_000);
    expect([gone, changes(), watch.devices().length]).toEqual([1, 2, 0]);
  });

  test('the serial is read once, and a device that does not tell it is taken without', async () => {
    const { clock, library, watch } = aWatch();
    const ids = { idVendor: 0x0a5f, idProduct: 0x0120, iSerialNumber: 3 };
    const device = fakeUsbDevice(clock, printerSettings(), ids);
    library.list = [device];
    library.plugEvent();
    await clock.advance(510);
    expect([...(device.underWay[0]?.buffer.subarray(0, 8) ?? [])]).toEqual([
      0x80, 0x06, 0x03, 0x03, 0x09, 0x04, 0xff, 0x00,
    ]);
    device.finish(0, Uint8Array.of(6, 3, 0x41, 0, 0x37, 0));
    await clock.settle();
    expect(watch.devices()[0]?.identity.serial).toBe('A7');

    const mute = fakeUsbDevice(clock, printerSettings(), { ...ids, address: 9 });
    library.list = [mute];
    await clock.advance(5_000);
    expect(watch.devices()[0]?.identity.serial).toBeNull();
    expect(mute.calls).toEqual(['open', 'close']);
  });

  test('devices of no use are left alone', async () => {
    const { clock, library, watch } = aWatch();
    const mouse = fakeUsbDevice(clock, [], { idVendor: 0x046d, idProduct: 0xc077, iSerialNumber: 1 });
    library.list = [mouse];
    await clock.advance(5_000);
    expect(watch.devices()).toEqual([]);
    expect(mouse.calls).toEqual([]);
  });

  test('stopping leaves no timer', async () => {
    const { clock, watch } = aWatch();
    await clock.advance(5_000);
    watch.stop();
    expect(clock.waiting()).toBe(0);
  });
});

test('a machine with or without USB gives a list or a reason, never an exception', async () => {
  const library = await loadUsb();
  if (library.ok) expect(Array.isArray(library.value.getDeviceList())).toBe(true);
  else expect(library.error.code).toBe('no-usb');
});
