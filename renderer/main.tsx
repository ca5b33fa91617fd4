/** The kiosk's page: puts the application into the document, and nothing else. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

const place = document.getElementById('kiosk');
if (place === null) throw new Error('index.html has no place for the kiosk');
createRoot(place).render(<App />);
