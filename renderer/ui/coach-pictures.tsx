/** What couriers and residents do, in pictures without a word in them. They stand still. */
import './coach-pictures.css';

/** The dark fields of five by five that look like a square code and are none. */
const CODE: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [1, 0],
  [3, 0],
  [4, 0],
  [0, 1],
  [2, 1],
  [4, 1],
  [1, 2],
  [2, 2],
  [0, 3],
  [3, 3],
  [4, 3],
  [0, 4],
  [1, 4],
  [3, 4],
];

const BARS = [0, 9, 15, 27, 33, 42, 57, 63, 75] as const;

/** A parcel with its label turned to the scanner. */
export function ScanPicture() {
  return (
    <svg className="coach-picture" viewBox="0 0 480 320" aria-hidden="true">
      <path className="coach-picture__beam" d="M214 262 L150 180 H330 L266 262 Z" />
      <Parcel x={100} y={20} />
      <path className="coach-picture__ray" d="M120 106 H360" />
      <rect className="coach-picture__ink" x="168" y="252" width="144" height="58" rx="14" />
      <rect className="coach-picture__lit" x="196" y="262" width="88" height="14" rx="7" />
    </svg>
  );
}

/** A hand at one of the fields of a screen. */
export function UnitPicture() {
  return (
    <svg className="coach-picture" viewBox="0 0 480 320" aria-hidden="true">
      <Screen />
      {[0, 1, 2].map((row) =>
        [0, 1, 2].map((column) => (
          <rect
            key={`${row} ${column}`}
            className={row === 1 && column === 1 ? 'coach-picture__lit' : 'coach-picture__field'}
            x={138 + column * 72}
            y={38 + row * 62}
            width="60"
            height="50"
            rx="10"
          />
        )),
      )}
      <Hand x={236} y={132} />
    </svg>
  );
}

/** A parcel on its way to the one shelf of three that is marked. */
export function PlacePicture() {
  return (
    <svg className="coach-picture" viewBox="0 0 480 320" aria-hidden="true">
      <path className="coach-picture__frame" d="M274 20 V304 M462 20 V304" />
      <path className="coach-picture__frame" d="M274 96 H462 M274 192 H462 M274 288 H462" />
      <rect className="coach-picture__target" x="288" y="110" width="160" height="70" rx="8" />
      <g transform="translate(12 96) scale(0.62)">
        <Parcel x={0} y={0} />
      </g>
      <path className="coach-picture__arrow" d="M200 152 H222" />
      <path className="coach-picture__ink" d="M218 126 L262 152 L218 178 Z" />
    </svg>
  );
}

/** A hand at the button at the end of a screen. */
export function FinishPicture() {
  return (
    <svg className="coach-picture" viewBox="0 0 480 320" aria-hidden="true">
      <Screen />
      <path className="coach-picture__check" d="M196 84 L228 116 L288 52" />
      <rect className="coach-picture__lit" x="142" y="160" width="196" height="62" rx="14" />
      <Hand x={250} y={186} />
    </svg>
  );
}

/** A phone with a square code on its display, held to the scanner. */
export function PassPicture() {
  return (
    <svg className="coach-picture" viewBox="0 0 480 320" aria-hidden="true">
      <path className="coach-picture__beam" d="M214 262 L168 196 H312 L266 262 Z" />
      <rect className="coach-picture__screen" x="166" y="12" width="148" height="222" rx="22" />
      {CODE.map(([x, y]) => (
        <rect
          key={`${x} ${y}`}
          className="coach-picture__ink"
          x={190 + x * 20}
          y={64 + y * 20}
          width="20"
          height="20"
        />
      ))}
      <rect className="coach-picture__ink" x="168" y="252" width="144" height="58" rx="14" />
      <rect className="coach-picture__lit" x="196" y="262" width="88" height="14" rx="7" />
    </svg>
  );
}

/** A parcel on its way from the one shelf of three that is marked. */
export function TakePicture() {
  return (
    <svg className="coach-picture" viewBox="0 0 480 320" aria-hidden="true">
      <path className="coach-picture__frame" d="M18 20 V304 M206 20 V304" />
      <path className="coach-picture__frame" d="M18 96 H206 M18 192 H206 M18 288 H206" />
      <rect className="coach-picture__target" x="32" y="110" width="160" height="70" rx="8" />
      <path className="coach-picture__arrow" d="M222 152 H240" />
      <path className="coach-picture__ink" d="M238 126 L282 152 L238 178 Z" />
      <g transform="translate(294 96) scale(0.62)">
        <Parcel x={0} y={0} />
      </g>
    </svg>
  );
}

function Parcel({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="coach-picture__box" width="280" height="180" rx="10" />
      <rect className="coach-picture__lid" width="280" height="38" rx="10" />
      <rect className="coach-picture__tape" x="120" width="40" height="54" />
      <rect className="coach-picture__paper" x="72" y="68" width="136" height="88" rx="8" />
      {BARS.map((bar, n) => (
        <rect
          key={bar}
          className="coach-picture__ink"
          x={98 + bar}
          y="82"
          width={n % 3 === 0 ? 6 : 3}
          height="56"
        />
      ))}
    </g>
  );
}

function Screen() {
  return <rect className="coach-picture__screen" x="112" y="12" width="256" height="240" rx="22" />;
}

/** The tip of its finger is at (x, y). */
function Hand({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <path
      className="coach-picture__hand"
      transform={`translate(${x} ${y})`}
      d="M0 0 C12 0 16 8 16 18 V62 L70 74 C88 78 96 90 94 108 L88 136 H-2 L-44 88 C-52 78 -40 66 -30 72 L-16 82 V18 C-16 8 -12 0 0 0 Z"
    />
  );
}
