/**
 * Takes what a property says of itself and of its room in its file into force, on a kiosk that is stopped. No zone goes
 * while something stands in it.
 */
import { err, ok, type Result } from '../../../shared/basics/result.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { Zone } from '../../../shared/domain/place.ts';
import { withSite } from '../../../shared/domain/site.ts';
import { readIdentity } from '../identity.ts';
import { openJournal } from '../journal.ts';
import { readSite } from '../site-file.ts';
import type { StoppedKiosk } from '../stopped-kiosk.ts';
import type { SealedKeeper } from '../storage/sealed-keeper.ts';
import { zonesInUse } from '../zones-in-use.ts';

/** More than a line of a terminal helps nobody. */
const MOST_NAMED = 10;

export async function changeSite(
  kiosk: StoppedKiosk,
  directory: SealedKeeper<Directory>,
  file: string,
): Promise<Result<string, string>> {
  const site = await readSite(file);
  if (!site.ok) return site;
  const next = withSite(directory.current(), site.value, directory.current().property.id);
  if (!next.success) return err(`Nothing was changed: ${next.error.message}`);
  const going = directory.current().zones.filter(({ id }) => !next.data.zones.some((zone) => zone.id === id));
  const empty = await areEmpty(kiosk, going);
  if (!empty.ok) return empty;
  const kept = await directory.change(() => next.data);
  if (!kept.ok) return err(`Nothing was changed: ${kept.error}.`);
  const codes =
    site.value.carriers === undefined ? '' : ' Carriers are left as they are: their codes are for the board.';
  return ok(`Done.${codes}`);
}

/** A package in a zone that is no more stands nowhere: neither a screen nor a count would lead to it. */
async function areEmpty(
  { paths, sealing }: StoppedKiosk,
  going: readonly Zone[],
): Promise<Result<string, string>> {
  const { files } = sealing;
  const identity = await readIdentity(files, paths.identity);
  if (!identity.ok) return err(identity.error.say);
  if (going.length === 0 || identity.value === null) return ok('');
  const { stream } = identity.value;
  const journal = await openJournal({ files, folder: paths.journal, stream });
  if (!journal.ok) return err('Nothing was changed: the journal cannot be read.');
  const used = await zonesInUse(journal.value, going);
  await journal.value.close();
  if (!used.ok) return err('Nothing was changed: a part of the journal is damaged.');
  if (used.value.length === 0) return ok('');
  const lines = used.value.map(
    ({ zone, packages }) => `${zone.name} (${zone.id}) is not in the file, and holds ${listed(packages)}.`,
  );
  return err([...lines, 'Nothing was changed: move them first, on the kiosk.'].join('\n'));
}

function listed(packages: readonly string[]): string {
  const named = packages.slice(0, MOST_NAMED).join(', ');
  const more = packages.length - MOST_NAMED;
  return more > 0 ? `${named} and ${more} more` : named;
}
