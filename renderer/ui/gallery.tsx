/**
 * Every building block in each of its states, for the eyes of who builds: `/ui/gallery.html?page=pin&language=ar`
 * and `&text=2` for large text. It is no part of the product and no page of the build.
 */
import { createRoot } from 'react-dom/client';
import { type Language, nearestLanguage } from '../words/languages.ts';
import { WordsProvider } from '../words/words-provider.tsx';
import { GalleryFrame } from './gallery-frame.tsx';
import { galleryPages } from './gallery-pages.tsx';
import './base.css';

const asked = new URLSearchParams(window.location.search);
const language: Language = nearestLanguage(asked.get('language') ?? 'en');
document.documentElement.style.setProperty('--text-scale', asked.get('text') ?? '1');

const root = document.getElementById('kiosk');
const Shown = galleryPages[asked.get('page') ?? 'home'] ?? (() => null);

if (root !== null) {
  createRoot(root).render(
    <WordsProvider language={language} timeZone="America/New_York">
      <GalleryFrame>
        <Shown />
      </GalleryFrame>
    </WordsProvider>,
  );
}
