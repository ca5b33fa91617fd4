/** Labels in every script: the page draws them, as it does on a kiosk, and they are looked at as they are printed. */

import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { drawLabel } from '../../hardware/printer/raster/draw-label.ts';
import { labelZpl } from '../../hardware/printer/zpl/label.ts';
import type { Bitmap } from '../../shared/labels/bitmap.ts';
import { type DrawnText, readDrawing } from '../../shared/labels/drawn-text.ts';
import { needsDrawing } from '../../shared/labels/lettering.ts';
import { LINES, type Line, lineOf, type RoomLabel } from '../../shared/labels/room-label.ts';
import { LABEL } from '../harness/devices.ts';
import { pngOf } from '../harness/printers.ts';

let server: ViteDevServer;

test.beforeAll(async () => {
  server = await createServer({
    configFile: 'renderer/vite.config.ts',
    server: { port: 0, host: '127.0.0.1' },
    logLevel: 'error',
  });
  await server.listen();
});

test.afterAll(() => server.close());

const SCRIPTS: Readonly<Record<string, Partial<RoomLabel>>> = {
  arabic: { zone: 'الثلاجة بجانب النافذة', date: '٢٣ نوفمبر ٢٠٢٦', marks: ['قابل للتلف'] },
  hebrew: { zone: 'מקרר ליד החלון', date: '23 בנוב׳ 2026', marks: ['מתכלה'] },
  chinese: { unit: '四号楼B', zone: '冰箱靠窗', date: '2026年11月23日', marks: ['易腐'] },
  korean: { unit: '4동 B호', zone: '냉장고 창가', date: '2026년 11월 23일', marks: ['상하기 쉬움'] },
  hindi: { zone: 'खिड़की के पास फ्रिज', date: '23 नव॰ 2026', marks: ['नाशवान'] },
  thai: { zone: 'ตู้เย็นข้างหน้าต่าง', date: '23 พ.ย. 2569', marks: ['ของเน่าเสียได้'] },
  russian: { zone: 'Холодильник у окна', date: '23 нояб. 2026 г.', marks: ['СКОРОПОРТ'] },
  german: { zone: 'Kühlschrank am Fenster, zweites Fach von links', date: '23. Nov. 2026', marks: ['KÜHL'] },
};

function inkOf({ bits }: Bitmap): number {
  return bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
}

test('a label in any script has letters, none of them a box, and fits', async ({ page }, info) => {
  // The first start of the development server bundles every dependency of the pages.
  test.slow();
  await page.goto(`${server.resolvedUrls?.local[0]}ui/gallery.html`);
  const draw = (text: string) =>
    page.evaluate(async (one) => {
      const path = '/labels/draw-text.ts';
      const { drawText } = await import(path);
      return drawText(one) as Promise<DrawnText>;
    }, text);
  // What a browser shows for letters that no font has: these are private ones, as many as a line may have.
  const boxes: Bitmap[] = [];
  for (let count = 1; count <= 12; count++) boxes.push(readDrawing(await draw('\u{10fffd}'.repeat(count))));

  for (const [script, texts] of Object.entries(SCRIPTS)) {
    await test.step(script, async () => {
      const label: RoomLabel = { ...LABEL, ...texts };
      const drawn: Partial<Record<Line, DrawnText>> = {};
      for (const line of LINES.filter((one) => needsDrawing(lineOf(label, one)))) {
        const drawing = await draw(lineOf(label, line));
        expect(inkOf(readDrawing(drawing))).toBeGreaterThan(200);
        expect(boxes.map(inkOf)).not.toContain(inkOf(readDrawing(drawing)));
        drawn[line] = drawing;
      }
      for (const media of [
        { size: '4x2', dpi: 203 },
        { size: '2x1', dpi: 203 },
        { size: '4x2', dpi: 300 },
      ] as const) {
        const picture = drawLabel({ ...label, drawn }, '7F3AQZ2K', media);
        const body = pngOf(picture);
        await info.attach(`${script} ${media.size} ${media.dpi}`, { body, contentType: 'image/png' });
        expect(inkOf(picture)).not.toBe(inkOf(drawLabel(label, '7F3AQZ2K', media)));
      }
      const zpl = labelZpl({ ...label, drawn }, '7F3AQZ2K', { size: '4x2', dpi: 203 });
      // What its own font has, a ZPL printer prints in its own letters.
      expect(zpl.includes('^GFA')).toBe(script !== 'german');
    });
  }
});
