import { join } from 'node:path';
import { findParts } from './parts.ts';
import { packGuest } from './initramfs.ts';
import { runGuest } from './emulator.ts';
import { serveUsbIp } from '../harness/usbip/server.ts';
import { createUsbRoom } from '../harness/usbip/devices.ts';
import { wallClock } from '../harness/wall-clock.ts';
const t=performance.now();
const say=(s:string)=>console.log(((performance.now()-t)/1000).toFixed(1), s);
const cache = join(import.meta.dirname, '../../node_modules/.cache/packroom-usb');
const parts = findParts(cache, say);
if (!parts.ok) { say(parts.error); process.exit(1); }
const image = await packGuest(parts.value, cache);
say('packed');
const room = createUsbRoom(wallClock);
const server = await serveUsbIp(() => Object.values(room.plugs));
say(await runGuest({ kernel: parts.value.kernel, image, words: [`usbip=${server.port}`], giveUpMs: 120000 }, say));
await server.close();
