/** Opens the kiosk in the other half of the screen. Where windows may not be placed, the link opens a tab as usual. */
import type { MouseEvent } from 'react';

/** Below this half a screen is too narrow for either page. */
const HALVES_FROM_PX = 1_200;

export function openKiosk(event: MouseEvent<HTMLAnchorElement>): void {
  const { availWidth, availHeight } = window.screen;
  if (availWidth < HALVES_FROM_PX || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const width = Math.floor(availWidth / 2);
  const { href, target } = event.currentTarget;
  const place = `popup,width=${width},height=${availHeight},left=${availWidth - width},top=0`;
  if (window.open(href, target, place)) event.preventDefault();
}
