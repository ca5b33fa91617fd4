/** What this program calls itself in the ledger and in its log. */
import about from '../../package.json' with { type: 'json' };

export const SOFTWARE = `packroom ${about.version}`;
