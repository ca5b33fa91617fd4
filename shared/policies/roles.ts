/**
 * Which role may do what. It is asked where a button is shown and again where the thing is done; it knows neither who
 * somebody is nor what the doing comes to.
 */
import type { Grant } from '../bridge/contract.ts';
import type { PackageAction } from '../domain/package-action.ts';

type Role = 'attendant' | 'manager' | 'installer';

/** Actions with a role to them. Any other is open to attendants and managers: it is what the room runs by. */
const ALLOWED: { readonly [A in PackageAction]?: readonly Role[] } = {
  // A package that leaves for good leaves by a manager's word.
  forward: ['manager'],
  return: ['manager'],
};
const USUAL: readonly Role[] = ['attendant', 'manager'];

/** Null is no member of staff. */
export function mayDo(role: Role | null, action: PackageAction): boolean {
  return role !== null && (ALLOWED[action] ?? USUAL).includes(role);
}

/** A grant tells no role yet: whoever has the staff PIN is a manager. */
export function roleOf({ kind }: Grant): Role | null {
  return kind === 'staff' ? 'manager' : null;
}
