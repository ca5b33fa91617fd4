/** What spoils and does not stand in the cold: how many minutes it has left, the most urgent first. */
import { spoilsAt } from '../../../shared/policies/perishable.ts';
import type { PackageRow } from '../../../shared/projections/tables.ts';
import type { StaffEvent } from '../../flows/staff-state.ts';
import { Button } from '../../ui/button.tsx';
import { ShortList } from '../../ui/short-list.tsx';
import { Badge } from '../../ui/tone.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { useNow, useRoom } from '../room.tsx';
import { useNames } from './audit-names.tsx';

const MINUTE_MS = 60_000;
const SOON_MS = 15 * MINUTE_MS;

interface PerishablesProps {
  readonly packages: readonly PackageRow[];
  /** Null for whoever has nothing to do with packages. */
  readonly send: ((event: StaffEvent) => void) | null;
}

export function Perishables({ packages, send }: PerishablesProps) {
  const { board, packages: words } = useWords();
  const { directory } = useRoom();
  const names = useNames();
  const now = useNow(MINUTE_MS / 4);
  const urgent = packages
    .flatMap((row) => {
      const at = spoilsAt(row, directory.zones);
      return at === null ? [] : [{ row, leftMs: at - now }];
    })
    .toSorted((a, b) => a.leftMs - b.leftMs);
  if (urgent.length === 0) return null;
  return (
    <section className="board__section">
      <h2>{board.spoils}</h2>
      <ShortList
        label={board.spoils}
        rows={urgent.map(({ row, leftMs }) => ({
          key: row.id,
          heading: <Left leftMs={leftMs} />,
          text: [names.unit(row.unit), names.zone(row.zone)].filter((one) => one !== '').join(' · '),
          end:
            send === null ? (
              <bdi className="as-code">{row.roomCode}</bdi>
            ) : (
              <Button onPress={() => send({ type: 'package-opened', package: row.id })}>
                {words.pageTitle(row.roomCode)}
              </Button>
            ),
        }))}
      />
    </section>
  );
}

/** Rounded down: a minute that has begun is no minute to walk in. */
function Left({ leftMs }: { readonly leftMs: number }) {
  const { board } = useWords();
  if (leftMs < MINUTE_MS) return <Badge tone="danger" word={board.spoiled} />;
  const tone = leftMs < SOON_MS ? 'danger' : 'attention';
  return <Badge tone={tone} word={board.minutesLeft(Math.floor(leftMs / MINUTE_MS))} />;
}
