/** Opens a printer in the language it speaks: the one it says itself, else what its maker's printers usually do. */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, type Result } from '../../shared/basics/result.ts';
import type { LabelMedia } from '../../shared/labels/layout.ts';
import type { LabelPrinter } from '../ports/printer.ts';
import type { TransportError, UsbTransport } from '../ports/transport.ts';
import { openQlPrinter } from './brother-ql/driver.ts';
import { askLanguage, type PrinterLanguage } from './device-id.ts';
import { openEscPosPrinter } from './escpos/driver.ts';
import { OPEN_MS } from './one-at-a-time.ts';
import { openZplPrinter } from './zpl/driver.ts';

/** `usual` is null for makers whose printers speak this or that: those have to say it themselves. */
export async function openPrinter(
  transport: UsbTransport,
  clock: Clock,
  media: LabelMedia,
  usual: PrinterLanguage | null,
): Promise<Result<LabelPrinter, TransportError>> {
  const opened = await transport.open({ deadlineMs: OPEN_MS });
  if (!opened.ok) return opened;
  const said = await askLanguage(transport);
  if (!said.ok) return said;
  switch (said.value ?? usual) {
    case 'zpl':
      return openZplPrinter(transport, clock, media);
    case 'escpos':
      return openEscPosPrinter(transport, clock, media);
    case 'brother-ql':
      return openQlPrinter(transport, clock, media.size);
    case null:
      return err({ code: 'failed', detail: 'it speaks none of the printer languages that are known here' });
  }
}
