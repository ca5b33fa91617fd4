/** The page of the simulated room: takes clock, wire and worker from the browser and puts the room into the document. */
// Before the parts, which refine it.
import '../ui/fonts.css';
import '../ui/tokens.css';
import './room.css';
import { createRoot } from 'react-dom/client';
import { browserClock } from '../browser.ts';
import { createLabelPress } from './label-press.ts';
import { createRoomLink } from './room-link.ts';
import { RoomPage } from './room-page.tsx';

const place = document.getElementById('room');
if (place === null) throw new Error('room.html has no place for the room');

const link = createRoomLink({
  ask: (path, init) => fetch(path, init),
  openNews: (path) => new EventSource(path),
  clock: browserClock,
});
const drawLabel = createLabelPress(
  new Worker(new URL('./label-press.worker.ts', import.meta.url), { type: 'module' }),
);
link.watch();
createRoot(place).render(<RoomPage link={link} clock={browserClock} drawLabel={drawLabel} />);
