/** Asked once, of packages that nobody spoke of: were they taken? Whoever walks away without an answer is no thief. */
import { Check } from 'lucide-react';
import { unspokenOf } from '../../flows/shelf.ts';
import { Button } from '../../ui/button.tsx';
import { PackageList } from '../../ui/package-card.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { PickupScreenProps } from '../props.ts';
import { ShelfCard } from './shelf-card.tsx';

export function Asking({ state, send }: PickupScreenProps<'asking'>) {
  const { shelf, pickup, common } = useWords();
  const unspoken = unspokenOf(state.visit);
  return (
    <Page
      title={shelf.askTitle(unspoken.length)}
      lead={shelf.askLead}
      body="top"
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
      onward={
        <Button kind="primary" onPress={() => send({ type: 'finish' })}>
          {shelf.stillThere(unspoken.length)}
        </Button>
      }
    >
      <PackageList label={pickup.packagesLabel}>
        {unspoken.map((row) => (
          <ShelfCard
            key={row.id}
            row={row}
            action={
              <Button
                icon={Check}
                onPress={() => send({ type: 'tapped', package: row.id })}
                spoken={`${pickup.take}: ${row.roomCode}`}
              >
                {pickup.take}
              </Button>
            }
          />
        ))}
      </PackageList>
    </Page>
  );
}
