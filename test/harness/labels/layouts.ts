/**
 * Whole labels, 4 × 6 inches, arranged as carriers arrange theirs: address, rules, big letters, and several barcodes of
 * which one is the tracking number. People, streets and numbers are made up.
 */
import type { Truth } from './symbols.ts';

export interface Layout {
  readonly name: string;
  readonly zpl: string;
  /** Every barcode on it, the tracking number first. */
  readonly truth: readonly Truth[];
}

const address = (name: string, unit: string) =>
  `^FO40,40^A0N,26,26^FDNORTHSIDE SUPPLY^FS^FO40,70^A0N,26,26^FD1800 MILL RD^FS
^FO60,130^A0N,26,26^FDSHIP TO:^FS^FO200,160^A0N,36,36^FD${name}^FS
^FO200,200^A0N,36,36^FD${unit}^FS^FO200,240^A0N,36,36^FD412 HARBOR AVE^FS
^FO200,280^A0N,40,40^FDOAKLAND CA 94607^FS`;

const label = (...parts: readonly string[]) => `^XA${parts.join('\n')}^XZ`;

export const layouts: readonly Layout[] = [
  {
    name: 'UPS',
    zpl: label(
      address('J SMITH', 'APT 4B'),
      '^FO0,330^GB812,4,4^FS^FO300,350^BY3^BCN,110,N,N,N^FD>;420946079999^FS',
      '^FO40,480^A0N,60,60^FDUPS GROUND^FS^FO40,560^GB812,12,12^FS',
      '^FO60,600^BY3^BCN,260,N,N,N,A^FD1Z5R89390357567127^FS',
      '^FO60,880^A0N,32,32^FDTRACKING #: 1Z 5R8 939 03 5756 7127^FS',
    ),
    truth: [
      { text: '1Z5R89390357567127', aim: ']C' },
      { text: '420946079999', aim: ']C' },
    ],
  },
  {
    name: 'FedEx',
    zpl: label(
      address('M LOPEZ', 'UNIT 12'),
      '^FO60,350^BY2,3^B7N,8,5,12,20,N^FD[)>0102946078400199612345678901234FDEG^FS',
      '^FO40,640^A0N,50,50^FDTRK# 9999 9999 9999^FS',
      '^FO60,720^BY3^BCN,280,N,N,N^FD>;9632001960000000000400152152152146^FS',
    ),
    truth: [
      { text: '9632001960000000000400152152152146', aim: ']C' },
      { text: '[)>0102946078400199612345678901234FDEG', aim: ']L' },
    ],
  },
  {
    name: 'USPS',
    zpl: label(
      '^FO40,30^A0N,120,120^FDG^FS^FO0,180^GB812,4,4^FS^FO40,200^A0N,50,50^FDUSPS GROUND ADVANTAGE^FS',
      '^FO40,300^A0N,36,36^FDA NGUYEN^FS^FO40,340^A0N,36,36^FD#7C 412 HARBOR AVE^FS',
      '^FO0,560^GB812,10,10^FS^FO250,590^A0N,36,36^FDUSPS TRACKING # EP^FS',
      '^FO60,640^BY3^BCN,230,N,N,N^FD>;>8420946079400111202555842332669^FS',
      '^FO100,890^A0N,34,34^FD9400 1112 0255 5842 3326 69^FS^FO0,940^GB812,10,10^FS',
    ),
    truth: [{ text: '420946079400111202555842332669', aim: ']C' }],
  },
  {
    name: 'Amazon',
    zpl: label(
      '^FO40,60^BQN,2,8^FDMA,TBA619632698000^FS^FO420,80^A0N,60,60^FDTBA619632698000^FS',
      '^FO40,420^A0N,40,40^FDR OKAFOR^FS^FO40,470^A0N,40,40^FDAPT 9 412 HARBOR AVE^FS',
      '^FO60,620^BY3^BCN,200,N,N,N,A^FDTBA619632698000^FS^FO40,900^A0N,120,120^FDDOK3^FS',
    ),
    truth: [
      { text: 'TBA619632698000', aim: ']C' },
      { text: 'TBA619632698000', aim: ']Q' },
    ],
  },
  {
    name: 'DHL',
    zpl: label(
      '^FO40,30^A0N,70,70^FDEXPRESS WORLDWIDE^FS^FO0,120^GB812,4,4^FS',
      '^FO40,140^A0N,34,34^FDK SATO^FS^FO40,180^A0N,34,34^FDSUITE 3 412 HARBOR AVE^FS',
      '^FO80,330^BY4^BCN,180,N,N,N,A^FD1234567891^FS^FO80,520^A0N,34,34^FDWAYBILL 12 3456 7891^FS',
      '^FO60,620^BY3^BCN,180,N,N,N,A^FDJD014600003828379610^FS',
      '^FO480,860^BXN,7,200^FDJD014600003828379610^FS',
    ),
    truth: [
      { text: '1234567891', aim: ']C' },
      { text: 'JD014600003828379610', aim: ']C' },
      { text: 'JD014600003828379610', aim: ']d' },
    ],
  },
  {
    name: 'postal S10',
    zpl: label(
      '^FO40,60^A0N,60,60^FDPAR AVION^FS^FO40,160^A0N,40,40^FDL DUBOIS^FS^FO40,210^A0N,40,40^FDAPT 2A^FS',
      '^FO80,420^BY2^B3N,N,200,N,N^FDRB123456785GB^FS^FO160,640^A0N,50,50^FDRB 123 456 785 GB^FS',
    ),
    truth: [{ text: 'RB123456785GB', aim: ']A' }],
  },
];
