/**
 * Watches a page from the inside while a courier works: when a barcode came in, when a finger or key came, when the
 * screen asked for the next thing. What lies between a cause and the screen that follows is the software's time.
 */
import type { Page } from 'playwright';

/** Milliseconds of the page's own clock. */
export interface Happening {
  readonly what: 'scan' | 'touch' | 'key' | 'screen';
  readonly at: number;
  /** Of a screen: its heading, with the room code where one stands on it. */
  readonly screen?: string;
}

/** Before the page is opened. */
export async function watchCourier(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const happenings: { what: string; at: number; screen?: string }[] = [];
    Object.assign(window, { happenings });
    const note = (what: string, screen?: string) =>
      happenings.push({ what, at: performance.now(), ...(screen === undefined ? {} : { screen }) });
    // The hand scanner's reads come over the bridge; this is when the page first hears of one.
    const Plain = WebSocket;
    class Watched extends Plain {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        this.addEventListener('message', ({ data }) => {
          if (typeof data === 'string' && data.includes('"scanner.read"')) note('scan');
        });
      }
    }
    Object.assign(window, { WebSocket: Watched });
    addEventListener('pointerdown', () => note('touch'), { capture: true });
    addEventListener('keydown', () => note('key'), { capture: true });
    let shown = '';
    const look = () => {
      const heading = document.querySelector('h1')?.textContent ?? '';
      const code = document.querySelector('.code-display')?.textContent ?? '';
      if (`${heading} ${code}` === shown) return;
      shown = `${heading} ${code}`;
      // After the frame in which a person sees it.
      requestAnimationFrame(() => setTimeout(() => note('screen', `${heading} ${code}`.trim())));
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** A camera that shows what it is told to, and is otherwise like any: `window.showToCamera(dataUrl | null)`. */
export async function holdCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const [width, height] = [1920, 1080];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    let picture: HTMLImageElement | null = null;
    const draw = () => {
      if (context === null) return;
      context.fillStyle = '#6e6e6e';
      context.fillRect(0, 0, width, height);
      // A table is never of one colour: a camera that sees one is covered.
      context.fillStyle = '#c8c4ba';
      context.fillRect(0, 0, width / 3, height / 4);
      if (picture !== null) context.drawImage(picture, 0, 0);
    };
    setInterval(draw, 50);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20);
    Object.assign(window, {
      showToCamera: async (address: string | null) => {
        if (address === null) {
          picture = null;
          return;
        }
        const next = new Image();
        next.src = address;
        await next.decode();
        picture = next;
        const happenings = Reflect.get(window, 'happenings') as { what: string; at: number }[];
        happenings.push({ what: 'scan', at: performance.now() });
      },
    });
  });
}

export function happeningsOf(page: Page): Promise<readonly Happening[]> {
  return page.evaluate(() => Reflect.get(window, 'happenings') as Happening[]);
}
