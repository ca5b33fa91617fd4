/** What a screen may ask of the host, each question answered from the host's parts. It decides nothing by itself. */
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { Handlers } from '../../shared/bridge/contract.ts';
import { isWorse } from '../../shared/domain/disk.ts';
import type { PhotoHash } from '../../shared/domain/ids.ts';
import { codesToTell } from '../host/codes/courier-codes.ts';
import { healthOf } from '../host/devices/health.ts';
import { drivesToTell } from '../host/drives/removable-drives.ts';
import type { Host } from '../host/host.ts';
import type { LogFields } from '../host/log.ts';
import { erasesFile } from '../host/photo-erasing.ts';
import type { DiskFailure } from '../host/storage/files.ts';

/** A month of labels; a queue that is longer is told the rest of after the next start. */
const MOST_TOLD = 10_000;

export function handlersOf(host: Host): Handlers {
  const { foundation, journal, seals, snapshots, deviceLog, printing, photos, evidence, disk, log } = host;
  const { identity, directory } = foundation;

  /** Keeps a picture while there is room for more than events. */
  async function whereRoom<Problem extends string>(
    keep: () => Promise<Result<PhotoHash, Problem | DiskFailure>>,
  ): Promise<Result<PhotoHash, Problem | DiskFailure>> {
    if (isWorse(disk.state().level, 'low')) return err('disk-full');
    const kept = await keep();
    // Not to make room, which is for events: to learn at once how much there is.
    if (!kept.ok && kept.error === 'disk-full') void disk.look();
    return kept;
  }

  return {
    'host.hello': async () => ({
      software: host.software,
      shell: host.shell,
      room: identity.room,
      stream: identity.stream,
      property: directory.property.id,
      publicKey: seals.publicKey,
      training: host.training.place(),
    }),
    'training.begin': ({ event }) => host.training.begin(event),
    'training.leave': async () => host.training.leave(),
    'directory.read': async () => host.people.current(),
    'journal.head': async () => {
      const { seq, hash } = journal.head();
      return { seq, hash, seal: seals.latest() };
    },
    'journal.append': async ({ events }) => {
      const kept = await journal.append(events);
      if (kept.ok) {
        if (events.some(erasesFile)) void host.photoErasing.run();
        return ok(seals.seal(kept.value));
      }
      log.warn('the journal refused an append', { why: kept.error });
      return err(kept.error);
    },
    'journal.read': async ({ after, limit }) => {
      const page = await journal.read(after, limit);
      if (!page.ok) throw new Error(`the journal cannot be read after ${after}: ${page.error}`);
      return { events: [...page.value] };
    },
    'snapshot.head': async () => ({ snapshot: await snapshots.head() }),
    'snapshot.reach': async () => (await snapshots.reach()) ?? { edition: 0, seq: 0 },
    'snapshot.read': async ({ after, limit }) => ({ parts: [...(await snapshots.read(after, limit))] }),
    'snapshot.keep': ({ part, begins, end }) => snapshots.keep(part, begins, end),
    'journal.damage': async () => ({ parts: [...host.journalCheck.damaged()] }),
    'journal.restore': async ({ events }) => {
      const restored = await host.journalCheck.restore(events);
      return restored.ok ? ok(null) : restored;
    },
    'code.verify': (shown) => host.codes.verify(shown),
    'intake.begin-by-label': (asked) => host.codeless.begin(asked),
    'courier-codes.read': async () => ({ carriers: codesToTell(host.courierCodes.list()) }),
    'courier-code.hand-over': ({ event }) => host.credentialOrders.handOver(event),
    'courier-badge.enrol': ({ event, badge }) => host.credentialOrders.enrol(event, badge),
    'courier-badges.end': ({ event }) => host.credentialOrders.endBadges(event),
    'pass.verify': ({ token }) => host.passes.verify(token),
    'pass.issue': ({ event }) => host.passes.issue(event),
    'staff-pins.read': async () => ({ staff: [...host.staffPins.list()] }),
    'staff-pin.order': ({ event }) => host.staffPins.order(event),
    'pins.read': async () => ({ disabled: [...host.pins.disabled()] }),
    'pin.reissue': ({ event }) => host.pins.reissue(event),
    'grant.after-cut': async ({ grant }) => ({ grant: host.grants.afterCut(grant) }),
    'door.release': async ({ event, door }) => {
      const released = await host.doors.release(event, door);
      if (!released.ok) log.warn('a release was refused', { event, why: released.error });
      return released;
    },
    'locker.open': async ({ event }) => {
      const opened = await host.lockers.open(event);
      if (!opened.ok) log.warn('a compartment was not opened', { event, why: opened.error });
      return opened;
    },
    'device.set-up': async ({ event }) => {
      const done = await host.orders.setUp(event);
      if (!done.ok) log.warn('a device was not set up', { event, why: done.error });
      return done;
    },
    'door.answer-alarm': async ({ event }) => host.orders.answerAlarm(event),
    'label.print': ({ job, label }) => printing.add(job, label),
    'label.settle': async ({ job, cameOut }) => {
      await printing.settle(job, cameOut);
      return null;
    },
    'label.drop': async ({ job }) => {
      await printing.drop(job);
      return null;
    },
    'label.queued': async () => ({ jobs: [...printing.open()].slice(0, MOST_TOLD) }),
    'ledger.range': async ({ range }) => {
      const from = await host.copies.begins(range);
      return from.ok ? ok({ from: from.value }) : from;
    },
    'ledger.export': async ({ range, to }) => {
      const exported = await host.copies.take(range, to);
      if (!exported.ok) log.warn('a copy of the ledger was not taken', { why: exported.error });
      return exported;
    },
    'posters.make': ({ event, to }) => host.posters.make(event, to),
    'incident.pack': ({ event, to, words }) => host.incidentPacks.pack(event, to, words),
    'seal.read': async ({ audit }) => ({ seal: await host.sealKeeper.ofAudit(audit) }),
    'residents-list.files': ({ drive }) => host.residentsLists.files(drive),
    'residents-list.preview': ({ drive, file }) => host.residentsLists.preview(drive, file),
    'residents-list.import': ({ event }) => host.residentsLists.import(event),
    'drives.read': async () => ({ drives: drivesToTell(host.drives.current()) }),
    'photo.keep': ({ jpeg }) => whereRoom(() => photos.keep(Buffer.from(jpeg, 'base64'))),
    'photo.read': async ({ photo }) => {
      const picture = await photos.read(photo);
      return { jpeg: picture === null ? null : Buffer.from(picture).toString('base64') };
    },
    'evidence.keep-photo': ({ jpeg }) => whereRoom(() => evidence.keepPhoto(Buffer.from(jpeg, 'base64'))),
    'evidence.keep-signature': ({ signature }) => whereRoom(() => evidence.keepSignature(signature)),
    'evidence.show': async ({ event }) => {
      const shown = await evidence.show(event);
      if (!shown.ok) log.warn('a visit was not shown', { event, why: shown.error });
      return shown;
    },
    'device-log.read': async ({ after, limit }) => {
      const page = await deviceLog.read(after, limit);
      if (!page.ok) throw new Error(`the device log cannot be read after ${after}: ${page.error}`);
      return { entries: [...page.value] };
    },
    'server.read': async () => host.link.state(),
    'disk.read': async () => disk.state(),
    'disk.look': async () => {
      await host.photoErasing.run();
      await disk.look();
      return null;
    },
    'calendar.read': async () => ({ today: new Date(host.calendar.today()).toISOString() }),
    'disk.refused': async () => {
      await disk.makeRoom();
      return null;
    },
    'devices.read': async () => ({
      devices: healthOf(host.devices, host.deviceSettings.said, directory.zones),
    }),
    'scanner.signal': async ({ sound }) => {
      host.devices.signal(sound);
      return null;
    },
    'log.report': async ({ level, what, detail }) => {
      const fields: LogFields = { from: 'page', detail };
      log[level](what, fields);
      return null;
    },
  };
}
