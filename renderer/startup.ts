/**
 * From an empty page to a kiosk that may be used: find the host, take the ledger for this page alone, compare its two
 * copies, close what the last run left open. Each way in which this can fail has a screen of its own, and none of
 * them is an empty kiosk.
 */
import { err, ok, type Result } from '../shared/basics/result.ts';
import type { OutputOf } from '../shared/bridge/contract.ts';
import { type Client, connect } from '../shared/bridge/endpoint.ts';
import type { Directory } from '../shared/domain/directory.ts';
import { findChannel } from './bridge/find-channel.ts';
import { browser, type Machine } from './browser.ts';
import { type LedgerDatabase, openDatabase } from './ledger/database.ts';
import { noteDirectory } from './ledger/directory-in-force.ts';
import { createLedger, type Ledger } from './ledger/ledger.ts';
import { questionsTo } from './ledger/questions.ts';
import { reconcile } from './ledger/reconcile.ts';
import type { Questions } from './questions.ts';

export type Hello = OutputOf<'host.hello'>;

export interface Started {
  readonly machine: Machine;
  readonly hello: Hello;
  readonly directory: Directory;
  readonly host: Client;
  readonly database: LedgerDatabase;
  readonly ledger: Ledger;
  readonly questions: Questions;
  readonly report: (what: string, cause: unknown) => void;
}

export type StartProblem =
  /** Another page has this kiosk: it says so and keeps its hands off. */
  | { readonly code: 'taken' }
  | { readonly code: 'host-gone' }
  /** The browser's database cannot be opened. */
  | { readonly code: 'no-database' }
  /** Its two copies of the ledger disagree: nothing is touched until staff have looked. */
  | { readonly code: 'copies-differ'; readonly seq: number }
  /** The latest seal is of an event that neither copy has. */
  | { readonly code: 'events-missing'; readonly seq: number };

export type StartProgress = { readonly done: number; readonly of: number };

const LOCK = 'packroom-ledger';

export async function start(
  window: Window,
  progress: (progress: StartProgress) => void,
  machine: Machine = browser,
): Promise<Result<Started, StartProblem>> {
  const { channel, wasTaken } = findChannel(window);
  const host = connect(channel, (problem) => report('the bridge dropped a message', problem));
  const report = (what: string, cause: unknown) => {
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    void host.ask('log.report', { level: 'error', what: what.slice(0, 200), detail: detail.slice(0, 4000) });
  };

  const [hello, directory] = await Promise.all([host.ask('host.hello', {}), host.ask('directory.read', {})]);
  if (!hello.ok || !directory.ok) return err({ code: wasTaken() ? 'taken' : 'host-gone' });
  if (!(await takeLock(window.navigator.locks))) return err({ code: 'taken' });
  const { stream } = hello.value;

  // Chromium then keeps the database even when the disk runs low.
  await window.navigator.storage?.persist?.();
  const database = openDatabase(`packroom-${stream}`);
  try {
    const compared = await reconcile(database, host, stream, (done, of) => progress({ done, of }));
    if (!compared.ok) return err(compared.error);
    const ledger = createLedger({
      database,
      host,
      stream,
      ...machine,
      report,
    });
    if (compared.value.seq === 0) await openLedger(ledger, hello.value);
    await noteDirectory({ ledger, database }, directory.value, { kind: 'kiosk', id: stream });
    return ok({
      machine,
      hello: hello.value,
      directory: directory.value,
      host,
      database,
      ledger,
      questions: questionsTo(database),
      report,
    });
  } catch (cause) {
    report('the database could not be opened', cause);
    return err({ code: 'no-database' });
  }
}

/** Holds for the life of the page. Two pages on one ledger would each believe that they are the only one. */
function takeLock(locks: LockManager): Promise<boolean> {
  return new Promise((resolve) => {
    void locks.request(LOCK, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

async function openLedger(ledger: Ledger, { stream, property, software, room }: Hello): Promise<void> {
  await ledger.append([
    { type: 'ledger.opened', actor: { kind: 'kiosk', id: stream }, data: { property, software, room } },
  ]);
}
