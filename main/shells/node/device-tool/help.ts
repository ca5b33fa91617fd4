/** What the tool can do, for whoever asks it. */

export const HELP = `npm run device -- COMMAND [options]     for whoever sets the devices up; stop the kiosk first

  list                  what is plugged in that Packroom knows, and how it is
  rules                 the udev rules that let the kiosk open its devices
  printer status        asks the label printer how it is
  printer test          prints one label
  scanner watch         shows what is scanned, until Ctrl-C or --count N
  strike pulse          releases the strike for --ms N (1000 unless said, 5000 at most) and locks it again
  locker open N         opens compartment N, and says what each lock reads before and after

  --device SERIAL|PORT  which one, where there are several; as "list" shows it
  --adapter CHIP=BOARD  what hangs on a serial adapter: ch340, cp210x or ftdi = lcus:N, kmtronic:N, modbus,
                        scanner:BAUD, or lockers with the doors of each board: kerong-cu16:16,8, kerong-cu48:24,
                        winnsen:12; with /0 at the end where a lock reads 0 while its door is shut
  --yes                 strike pulse, locker open: without asking
  --data FOLDER         the kiosk's folder, to see whether it runs (.packroom unless said)
  --json                one line of JSON for each fact
  --simulated           on simulated devices; --fault printer:paper-out spoils them, and may be said again

Ends with 0: done. 1: the device says no, or there is none. 2: wrong use.`;
