/**
 * Whether what let somebody in a moment ago still would: a grant lasts for minutes, and meanwhile a unit is emptied or a
 * pass is ended. It is asked again before anything opens; couriers and staff have their own ends.
 */
import type { Grant } from '../../../shared/bridge/contract.ts';
import type { Directory } from '../../../shared/domain/directory.ts';
import type { RevokedPasses } from '../passes/revoked.ts';
import type { CodeBook } from './book.ts';

export type StillAdmits = (grant: Grant) => Promise<boolean>;

export interface StillAdmittedParts {
  readonly directory: () => Directory;
  readonly book: () => CodeBook;
  readonly revoked: RevokedPasses;
}

export function stillAdmitted({ directory, book, revoked }: StillAdmittedParts): StillAdmits {
  return async ({ unit, pass }) => {
    if (unit === null) return true;
    if (!directory().units.some(({ id }) => id === unit)) return false;
    if (pass !== null) return !(await revoked.has(pass.id));
    return book().residents.some((one) => one.unit === unit);
  };
}
