/**
 * What goes wrong with the photo at the door and the signature: a camera that dies at the release, a disk that is full, a
 * host that does not answer, somebody who cannot sign or walks away. The door opens, the package is theirs, and the
 * ledger says what there is and why not.
 */
import { describe, expect, test } from 'vitest';
import { closeAbandoned } from '../../renderer/desk/abandoned.ts';
import { createEyes } from '../../renderer/eyes.ts';
import type { FlowState } from '../../renderer/flows/kiosk.ts';
import { startPickup } from '../../renderer/flows/pickup.ts';
import type { Camera, CameraView } from '../../renderer/input/camera/camera.ts';
import { err, ok } from '../../shared/basics/result.ts';
import type { PickupPolicy } from '../../shared/domain/directory.ts';
import { DoorId, PhotoHash } from '../../shared/domain/ids.ts';
import type { Signature } from '../../shared/domain/signature.ts';
import { type DeskBench, deskBench } from '../harness/desk-bench.ts';
import { packageId, received } from '../harness/drafts.ts';
import { directory } from '../harness/people.ts';
import { RIGHT_PIN, residentAt } from '../harness/resident-desk.ts';
import { sample } from '../harness/samples.ts';

const hash = PhotoHash.parse('cd'.repeat(32));
const signature: Signature = {
  v: 1,
  strokes: [
    [
      [0, 0],
      [500, 200],
    ],
  ],
};
const KEPT = {
  'evidence.keep-photo': async () => ok(hash),
  'evidence.keep-signature': async () => ok(hash),
};

function at(bench: DeskBench, pickup: PickupPolicy) {
  const property = { ...directory.property, pickup };
  const desk = { ...bench.desk, directory: { ...directory, property } };
  return { bench: { ...bench, desk }, resident: residentAt({ ...bench, desk }) };
}

async function letIn(pickup: PickupPolicy, answers: Parameters<typeof deskBench>[0] = KEPT) {
  const made = deskBench(answers);
  await made.ledger.append([received(1)]);
  const { bench, resident } = at(made, pickup);
  return { made, bench, resident };
}

const noted = async ({ database }: DeskBench) =>
  (await database.events.toArray())
    .filter(({ type }) => type.startsWith('session.') && !['session.started'].includes(type))
    .map(({ type, data }) => [type, data.why ?? data.photo ?? data.signature ?? data.how]);

describe('a photo at the door', () => {
  test('is taken once, at the first release, and is in the ledger by its hash', async () => {
    const { made, resident } = await letIn({ photoAtDoor: 'on' });
    await resident.tells(...RIGHT_PIN);
    expect(resident.state()).toMatchObject({
      at: 'packages',
      visit: { door: 'open-now', photo: 'taken' },
    });
    await resident.tells({ type: 'open-door' });
    expect(await noted(made)).toEqual([['session.photographed', hash]]);
  });

  test('is not taken where the property wants none, nor where no door opened', async () => {
    const off = await letIn({ photoAtDoor: 'off' });
    await off.resident.tells(...RIGHT_PIN);
    const dead = await letIn(
      { photoAtDoor: 'on' },
      { ...KEPT, 'door.release': async () => err('not-released') },
    );
    await dead.resident.tells(...RIGHT_PIN);
    for (const { made } of [off, dead]) {
      expect(made.asked.filter(({ command }) => command === 'evidence.keep-photo')).toEqual([]);
      expect(await noted(made)).toEqual([]);
    }
  });

  test.each(['no-camera', 'camera-failed'] as const)('with %s: the visit goes on', async (why) => {
    const { made, bench, resident } = await letIn({ photoAtDoor: 'on' });
    made.camera = err(why);
    bench.desk.photograph = async () => err(why);
    await resident.tells(...RIGHT_PIN, { type: 'tapped', package: packageId(1) });
    expect(await noted(made)).toEqual([
      ['session.not-photographed', why],
      ['session.ended', 'finished'],
    ]);
    expect(resident.state().at).toBe('goodbye');
  });

  test.each([
    ['the disk is full', 'disk-full', 'disk-full'],
    ['the disk breaks', 'disk-failed', 'camera-failed'],
  ] as const)('and %s: the person is told that there is none', async (_, error, why) => {
    const { made, resident } = await letIn(
      { photoAtDoor: 'on' },
      { ...KEPT, 'evidence.keep-photo': async () => err(error) },
    );
    await resident.tells(...RIGHT_PIN);
    expect(resident.state()).toMatchObject({ at: 'packages', visit: { photo: 'none', door: 'open-now' } });
    expect(await noted(made)).toEqual([['session.not-photographed', why]]);
  });
});

describe('the camera', () => {
  const checking: FlowState = { flow: 'pickup', state: { at: 'checking', unit: '4B' } };
  const visit = async () => {
    const { resident } = await letIn({ photoAtDoor: 'on' });
    await resident.tells(...RIGHT_PIN);
    return { flow: 'pickup', state: resident.state() } as FlowState;
  };
  const home: FlowState = { flow: 'home', notice: null };

  function bench(beforeTheDoor = true) {
    let opened = 0;
    let isOpen = false;
    let whenOpen = () => {};
    let fails = false;
    const view: CameraView = {
      stream: {} as MediaStream,
      onCode: () => () => {},
      onSight: () => () => {},
      light: null,
      onGone: () => () => {},
      photo: async () => (fails ? err('camera-failed') : ok(new Blob(['x']))),
      frame: async () => err('camera-failed'),
      close: () => {
        isOpen = false;
      },
    };
    const camera: Camera = {
      open: () =>
        new Promise((done) => {
          opened++;
          whenOpen = () => {
            isOpen = true;
            done(ok(view));
          };
        }),
      isThere: async () => true,
      onPlugged: () => () => {},
    };
    const labelText = { warmUp: () => {}, read: async () => null, rest: () => {} };
    const eyes = createEyes({ camera, labelText, onCode: () => {}, beforeTheDoor });
    return {
      eyes,
      opened: () => opened,
      isOpen: () => isOpen,
      nowOpen: () => whenOpen(),
      dies: () => {
        fails = true;
      },
    };
  }

  test('opens while the PIN is looked at, and never while it is typed', () => {
    const { eyes, opened } = bench();
    eyes.follow({ flow: 'pickup', state: startPickup });
    eyes.follow({ flow: 'pickup', state: { at: 'pin', unit: '4B', refused: null } });
    expect(opened()).toBe(0);
    eyes.follow(checking);
    expect(opened()).toBe(1);
  });

  test('opens no sooner than the shelf where the property wants no photo', async () => {
    const { eyes, opened } = bench(false);
    eyes.follow(checking);
    expect(opened()).toBe(0);
    eyes.follow(await visit());
    expect(opened()).toBe(1);
  });

  test('that dies at the release gives no photo, and says so', async () => {
    const { eyes, nowOpen, dies } = bench();
    eyes.follow(checking);
    nowOpen();
    eyes.follow(await visit());
    dies();
    expect(await eyes.photograph()).toEqual(err('camera-failed'));
  });

  test('that is ready only when the next one stands there takes no photo of them for the one before', async () => {
    const { eyes, nowOpen } = bench();
    eyes.follow(checking);
    eyes.follow(await visit());
    const ofTheFirst = eyes.photograph();
    eyes.follow(home);
    nowOpen();
    eyes.follow(checking);
    nowOpen();
    expect(await ofTheFirst).toEqual(err('no-camera'));
  });
});

describe('a signature', () => {
  const take = { type: 'tapped', package: packageId(1) } as const;

  test('is asked for before the goodbye, and is in the ledger by its hash', async () => {
    const { made, resident } = await letIn({ signature: 'on' });
    await resident.tells(...RIGHT_PIN, take);
    expect(resident.state().at).toBe('signing');
    await resident.tells({ type: 'signed', signature });
    expect(resident.state()).toMatchObject({ at: 'goodbye', taken: 1 });
    expect(await noted(made)).toEqual([
      ['session.signed', hash],
      ['session.ended', 'finished'],
    ]);
    const kept = made.asked.find(({ command }) => command === 'evidence.keep-signature');
    expect(kept?.input).toEqual({ signature });
  });

  test('is not asked of who takes nothing', async () => {
    const { resident } = await letIn({ signature: 'on' });
    await resident.tells(...RIGHT_PIN, { type: 'finish' }, { type: 'finish' });
    expect(resident.state().at).toBe('goodbye');
  });

  test('that somebody cannot give keeps nobody from leaving', async () => {
    const { made, resident } = await letIn({ signature: 'on' });
    await resident.tells(...RIGHT_PIN, take, { type: 'cannot-sign' });
    expect(resident.state().at).toBe('goodbye');
    expect(await noted(made)).toEqual([
      ['session.not-signed', 'cannot'],
      ['session.ended', 'finished'],
    ]);
  });

  test.each(['disk-full', 'disk-failed'] as const)('that cannot be kept (%s) neither', async (error) => {
    const { made, resident } = await letIn(
      { signature: 'on' },
      { ...KEPT, 'evidence.keep-signature': async () => err(error) },
    );
    await resident.tells(...RIGHT_PIN, take, { type: 'signed', signature });
    expect(resident.state().at).toBe('goodbye');
    expect((await noted(made))[0]).toEqual(['session.not-signed', 'not-kept']);
  });

  test('that the ledger does not take neither', async () => {
    const { made, resident } = await letIn({ signature: 'on' });
    await resident.tells(...RIGHT_PIN, take);
    made.journal.failNext('disk-failed');
    await resident.tells({ type: 'signed', signature });
    expect(resident.state().at).toBe('goodbye');
  });

  test('of somebody who walks away from the pad is none, and the package is theirs', async () => {
    const { made, bench, resident } = await letIn({ signature: 'on' });
    await resident.tells(...RIGHT_PIN, take);
    await closeAbandoned(bench.desk, { flow: 'pickup', state: resident.state() }, 'idle');
    expect(await noted(made)).toEqual([
      ['session.not-signed', 'left'],
      ['session.ended', 'idle'],
    ]);
    expect(await made.questions.package(packageId(1))).toMatchObject({ state: 'collected' });
  });

  test('of somebody who said what is still there, and then walks away, is no task to look for it', async () => {
    const made = deskBench(KEPT);
    await made.ledger.append([
      sample('door.closed', { door: DoorId.parse('main'), log: 1 }),
      received(1),
      received(2),
    ]);
    const { bench, resident } = at(made, { signature: 'on' });
    await resident.tells(...RIGHT_PIN);
    await made.ledger.append([sample('door.opened', { door: DoorId.parse('main'), log: 2 })]);
    await resident.tells(take, { type: 'finish' }, { type: 'finish' });
    expect(resident.state().at).toBe('signing');
    await closeAbandoned(bench.desk, { flow: 'pickup', state: resident.state() }, 'idle');
    expect(await made.questions.openTasks()).toEqual([]);
  });

  test('may be put off: whoever goes back to the list is asked once more when they are done', async () => {
    const { resident } = await letIn({ signature: 'on' });
    await resident.tells(...RIGHT_PIN, take, { type: 'back' });
    expect(resident.state().at).toBe('packages');
    await resident.tells({ type: 'finish' });
    expect(resident.state().at).toBe('signing');
  });
});
