/** The parts of a host that keep the ledger and bring it to a server of the test, where the kiosk is enrolled. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createPhotos } from '../../../main/host/photos.ts';
import { type Link, startLink } from '../../../main/host/server-link/link.ts';
import { createPhotosUp } from '../../../main/host/server-link/photos-up.ts';
import { createPush } from '../../../main/host/server-link/push.ts';
import { createWire } from '../../../main/host/server-link/wire.ts';
import { systemRandom } from '../../../server/system.ts';
import { StreamPage } from '../../../shared/api/streams.ts';
import { type PropertyId, StreamId } from '../../../shared/domain/ids.ts';
import { seededRandom } from '../randomness.ts';
import { LEDGER_SEED, sealingHost } from '../sealing-host.ts';
import { anAddress, enrolmentOf, keyPair, makeCode, makeProperty } from './kiosk.ts';
import { networkTo } from './network.ts';
import type { TestServer } from './server.ts';

const LINK_SEED = new Uint8Array(32).fill(9);

export async function enrolHost(server: TestServer, stream: StreamId, property: PropertyId): Promise<void> {
  const kiosk = { stream, ledger: keyPair(LEDGER_SEED), link: keyPair(LINK_SEED) };
  const answer = await server.app.inject({
    method: 'POST',
    url: '/v1/enrolments',
    payload: enrolmentOf(kiosk, await makeCode(server, property)),
    remoteAddress: anAddress(),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

export async function linkedHost(server: TestServer) {
  const stream = StreamId.parse(`kiosk-${randomUUID().slice(0, 12)}`);
  const property = await makeProperty(server);
  await enrolHost(server, stream, property);
  const host = await sealingHost(stream);
  const network = networkTo(server);
  const { clock, log } = host;

  const photos = createPhotos(host.files, join(host.folder, 'photos'), LINK_SEED, systemRandom);

  const wireOf = () =>
    createWire({
      server: 'http://127.0.0.1:1',
      property,
      stream,
      seed: LINK_SEED,
      clock,
      random: systemRandom,
      fetch: network.fetch,
    });

  /** The kiosk is started: its journal, and the link on it. */
  const start = async () => {
    const opened = await host.open();
    const { journal, seals } = opened;
    const wire = await wireOf();
    const push = createPush({ wire, journal, seals });
    const photosUp = createPhotosUp({ wire, photos, journal, clock, log });
    const link: Link = startLink({
      push,
      photos: photosUp,
      wire,
      journal,
      clock,
      random: seededRandom(6),
      log,
    });
    const stop = async () => {
      await link.stop();
      await opened.stop();
    };
    onTestFinished(stop);
    return { ...opened, link, push, photos, stop };
  };

  /** What the server holds of the stream. */
  const held = async () => {
    const wire = await wireOf();
    const events = [];
    for (let after = 0; ; ) {
      const path = `/v1/streams/${stream}/events?after=${after}`;
      const page = await wire.ask({ method: 'GET', path, answer: StreamPage });
      if (!page.ok) throw new Error(page.error.code);
      events.push(...page.value.events);
      if (page.value.events.length === 0) return events;
      after += page.value.events.length;
    }
  };

  /** Lets the kiosk's time pass until `isSo`; while a question is on its way, time stands still. */
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      if (network.underWay() === 0) await clock.advance(1_000);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };

  return { ...host, stream, property, network, photos, wireOf, start, held, until };
}
