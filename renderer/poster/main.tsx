/** The page of posters: draws what stands behind the `#` of its address, for whoever prints it. It asks nobody. */
// Before the parts, which refine it.
import '../ui/fonts.css';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { posterFrom } from '../../shared/domain/poster.ts';
import { Posters } from './posters.tsx';

const place = document.getElementById('posters');
if (place === null) throw new Error('poster.html has no place for the posters');
const poster = posterFrom(location.hash.slice(1));
if (poster !== null) createRoot(place).render(<Posters poster={poster} />);
