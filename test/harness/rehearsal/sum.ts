/** A rehearsal in plain words, for whoever waited for it. */
import type { Rehearsed } from './rehearse.ts';

export function summary(rehearsed: Rehearsed, days: number): string {
  const { counts } = rehearsed.world;
  const { verdict, events, waiting, missing, tasks, wallSeconds, faults } = rehearsed;
  const perPackage = counts.intakeBoxes === 0 ? 0 : counts.intakeMs / 1000 / counts.intakeBoxes;
  return [
    verdict,
    `${days} days: ${counts.receivedBoxes} packages in, ${counts.collectedBoxes} out, ${waiting} still waiting, ${missing} missing`,
    `${counts.sessions} courier sessions, ${counts.visits} pickups, ${counts.staffVisits} visits of staff, ${counts.audits} audits`,
    `${counts.dumpedBoxes} boxes dumped unscanned, ${counts.carriedOff} carried off, ${tasks} tasks for staff`,
    `${counts.refusedCodes} refused codes, ${counts.deviceTroubles} device troubles, ${counts.powerCuts} power cuts, ${counts.turnedAway} turned away by the door`,
    `intake: ${perPackage.toFixed(1)} s a package, as the kiosk's clock has it`,
    `${events} events in ${wallSeconds.toFixed(0)} s: ${(counts.receivedBoxes / wallSeconds).toFixed(1)} packages and ${(events / wallSeconds).toFixed(0)} events a second`,
    ...faults.map((fault) => `NOT RIGHT: ${fault}`),
  ].join('\n');
}
