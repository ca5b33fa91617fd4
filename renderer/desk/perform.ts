/** Which part of the desk does which effect. The answer is the event that the flow is told. */
import type { FlowEffect, FlowEvent } from '../flows/kiosk.ts';
import { beginByLabel, verifyBadge, verifyCourier } from './begin.ts';
import { orderCredential, readCarrierCodes } from './carrier-codes.ts';
import { verify } from './codes.ts';
import { takeCopy } from './copy.ts';
import type { Desk } from './desk.ts';
import { answerAlarm, setUpDevice } from './devices.ts';
import { releaseDoor } from './door.ts';
import { packIncident } from './incident.ts';
import { closeIntake, lookUp, receive } from './intake.ts';
import { place, relabel, withdraw } from './intake-corrections.ts';
import { proposeFromLabel } from './label-proposal.ts';
import { actOnPackage, lookUpNotice, lookUpScan } from './packages.ts';
import { endPass, orderPass } from './passes.ts';
import { performAudit } from './perform-audit.ts';
import { closePickup, rate, verifyPass, verifyResident } from './pickup.ts';
import { orderPin, readPins } from './pins.ts';
import { makePosters } from './posters.ts';
import { findLists, orderImport, readList } from './residents-list.ts';
import { collect, doubt, hold, openLocker } from './shelf.ts';
import { printSpareLabels } from './spare-labels.ts';
import { closeStaff, settleLabel } from './staff.ts';
import { orderStaffPin, readStaffPins } from './staff-pins.ts';
import { closeTask, startRescue } from './tasks.ts';
import { beginTraining } from './training.ts';
import { noteSigning, photographVisit, showEvidence } from './visit-evidence.ts';
import { printZoneLabels } from './zone-labels.ts';

/** Null when there is nothing to tell. Where the kiosk goes is its own and never come here. */
export async function perform(desk: Desk, effect: FlowEffect): Promise<FlowEvent | null> {
  switch (effect.do) {
    case 'verify-courier':
      return verifyCourier(desk, effect.code);
    case 'verify-badge':
      return verifyBadge(desk, effect.scanned);
    case 'begin-by-label':
      return beginByLabel(desk, effect);
    case 'verify-resident':
      return verifyResident(desk, effect.unit, effect.pin);
    case 'verify-pass':
      return verifyPass(desk, effect.token);
    case 'verify-staff': {
      const verified = await verify(desk, { kind: 'staff', code: effect.pin });
      if (!verified.ok) return { type: 'code-refused', refused: verified.refused };
      return { type: 'staff-granted', grant: verified.grant, session: verified.session };
    }
    case 'release-door':
      return { type: 'door-answered', door: await releaseDoor(desk, effect) };
    case 'look-up':
      return lookUp(desk, effect.tracking);
    case 'read-label-text':
      return proposeFromLabel(desk, effect.tracking);
    case 'receive':
      return receive(desk, effect);
    case 'place':
      return place(desk, effect);
    case 'withdraw':
      return withdraw(desk, effect);
    case 'use-spare':
      return relabel(desk, effect);
    case 'close-intake':
      return closeIntake(desk, effect);
    case 'collect':
      return collect(desk, effect);
    case 'doubt':
      return doubt(desk, effect);
    case 'hold':
      return hold(desk, effect);
    case 'open-locker':
      return openLocker(desk, effect.visit, effect.package);
    case 'photograph-visit':
      return photographVisit(desk, effect);
    case 'note-signing':
      return noteSigning(desk, effect);
    case 'rate':
      await rate(desk, effect.by, effect.rating);
      return null;
    case 'close-pickup':
      return closePickup(desk, effect.by, effect.taken);
    case 'take-copy':
      return takeCopy(desk, effect);
    case 'begin-audit':
    case 'show-audit':
    case 'enter-zone':
    case 'sight':
    case 'rescue-stray':
    case 'label-again':
    case 'close-zone':
    case 'see-to-due':
    case 'compare-audit':
    case 'settle-discrepancy':
    case 'close-audit':
    case 'print-slip':
      return performAudit(desk, effect);
    case 'settle-label':
      await settleLabel(desk, effect.by, effect.job, effect.cameOut);
      return null;
    case 'print-zone-labels':
      return printZoneLabels(desk, effect.by, effect.session);
    case 'print-spare-labels':
      return printSpareLabels(desk, effect.by, effect.session);
    case 'read-carrier-codes':
      return readCarrierCodes(desk);
    case 'order-credential':
      return orderCredential(desk, effect);
    case 'read-pins':
      return readPins(desk);
    case 'order-pin':
      return orderPin(desk, effect);
    case 'read-staff-pins':
      return readStaffPins(desk);
    case 'order-staff-pin':
      return orderStaffPin(desk, effect);
    case 'find-lists':
      return findLists(desk, effect.drive);
    case 'read-list':
      return readList(desk, effect);
    case 'order-import':
      return orderImport(desk, effect);
    case 'order-pass':
      return orderPass(desk, effect);
    case 'end-pass':
      return endPass(desk, effect);
    case 'look-up-scan':
      return lookUpScan(desk, effect.text);
    case 'look-up-notice':
      return lookUpNotice(desk, effect.package);
    case 'act-on-package':
      return actOnPackage(desk, effect);
    case 'show-evidence':
      return showEvidence(desk, effect);
    case 'set-up-device':
      return setUpDevice(desk, effect);
    case 'close-task':
      return closeTask(desk, effect);
    case 'begin-rescue':
      return startRescue(desk, effect);
    case 'answer-alarm':
      return answerAlarm(desk, effect);
    case 'make-posters':
      return makePosters(desk, effect);
    case 'pack-incident':
      return packIncident(desk, effect);
    case 'begin-training':
      return beginTraining(desk, effect);
    case 'close-staff':
      await closeStaff(desk, effect.by, effect.session);
      return null;
    case 'go-rescue':
    case 'back-to-board':
    case 'go-home':
    case 'go-home-soon':
      return null;
  }
}
