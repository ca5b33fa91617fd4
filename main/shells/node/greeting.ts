/** What the terminal shows when a kiosk is ready. The codes of a new one stand here and nowhere else. */
import { carrierName } from '../../../shared/tracking/carriers.ts';
import type { ShownCodes } from '../../host/codes/first-codes.ts';

export function greeting(origin: string, token: string, hasRoom: boolean, codes: ShownCodes | null): string {
  const lines = [`Packroom is ready at ${origin}/?token=${token}`];
  if (hasRoom) lines.push(`Its simulated room is at ${origin}/room?token=${token}`);
  return [...lines, ...(codes === null ? [] : codeLines(codes, hasRoom)), ''].join('\n');
}

function codeLines({ staffPin, couriers }: ShownCodes, hasRoom: boolean): string[] {
  const width = Math.max(...couriers.map(({ carrier }) => nameOf(carrier).length), 'Staff'.length);
  const line = (who: string, code: string) => `  ${who.padEnd(width)}  ${code}`;
  return [
    '',
    'These codes are new and are shown only now. Write them down:',
    line('Staff', staffPin),
    ...couriers.map(({ carrier, code }) => line(nameOf(carrier), code)),
    hasRoom ? 'The PIN of each unit is on the page of the room.' : 'Residents get their PINs from staff.',
  ];
}

function nameOf(carrier: string): string {
  return carrierName(carrier) ?? carrier;
}
