/** Waits for something that has no deadline of its own, and cannot be cancelled: it goes on, and is not waited for. */
import type { Clock } from '../../shared/basics/clock.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import type { TransferOptions, TransportError } from '../ports/transport.ts';

/** A rejection is `failed` with its message: what it means is for whoever knows the package. */
export function byDeadline<T>(
  clock: Clock,
  work: Promise<T>,
  { deadlineMs, signal }: TransferOptions,
): Promise<Result<T, TransportError>> {
  return new Promise((resolve) => {
    const settle = (result: Result<T, TransportError>) => {
      cancel();
      signal?.removeEventListener('abort', abort);
      resolve(result);
    };
    const abort = () => settle(err({ code: 'aborted', transferred: 0 }));
    const cancel = clock.after(deadlineMs, () => settle(err({ code: 'deadline', transferred: 0 })));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    work.then(
      (value) => settle(ok(value)),
      (cause: unknown) =>
        settle(err({ code: 'failed', detail: cause instanceof Error ? cause.message : String(cause) })),
    );
  });
}
