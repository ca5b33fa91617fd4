/** Puts a trainer together: the one place where the kiosk's page reaches for the simulated room it is taught in. */
import type { Desk } from '../desk/desk.ts';
import { keepScore, packageWaitingFor } from '../desk/training.ts';
import { followEvents } from '../ledger/follow.ts';
import { createRoomLink } from '../room/room-link.ts';
import type { Started } from '../startup.ts';
import { createTrainer, type Trainer } from './trainer.ts';

export function trainerFor({ machine, host, hello, database, report }: Started, desk: Desk): Trainer {
  const leave = async () => {
    const asked = await host.ask('training.leave', {});
    if (asked.ok && asked.value.address !== null) desk.goTo(asked.value.address);
  };
  return createTrainer({
    clock: machine.clock,
    room: createRoomLink({
      ask: (path, init) => fetch(path, init),
      openNews: (path) => new EventSource(path),
      clock: machine.clock,
    }),
    follow: (tell) => followEvents(database, tell),
    waitingFor: (unit) => packageWaitingFor(desk, unit),
    keepScore: (score) => keepScore(desk, score),
    leave: hello.training === 'within' ? () => void leave() : null,
    report,
  });
}
