/** The first rows of a list, and a button for the rest: what comes below it stays in sight. */
import { useState } from 'react';
import { useWords } from '../words/words-provider.tsx';
import { Button } from './button.tsx';
import { List, type ListRow } from './table.tsx';

const SHOWN = 3;

export function ShortList({ label, rows }: { readonly label: string; readonly rows: readonly ListRow[] }) {
  const { board } = useWords();
  const [isWhole, setWhole] = useState(false);
  const more = rows.length - SHOWN;
  // A button that shows a single row takes as much room as the row.
  if (more <= 1) return <List label={label} rows={rows} />;
  return (
    <>
      <List label={label} rows={isWhole ? rows : rows.slice(0, SHOWN)} />
      <Button wide onPress={() => setWhole(!isWhole)}>
        {isWhole ? board.fewer : board.more(more)}
      </Button>
    </>
  );
}
