/**
 * Which role may do what. It is asked where a button is shown and again where the thing is done; it knows neither who
 * somebody is nor what the doing comes to.
 */
import type { PackageAction } from '../domain/package-action.ts';

export type Role = 'attendant' | 'manager' | 'installer';

export type StaffAction = PackageAction;

/** Actions with a role to them. Any other is open to attendants and managers: it is what the room runs by. */
const ALLOWED: { readonly [A in StaffAction]?: readonly Role[] } = {
  // A package that leaves for good leaves by a manager's word.
  forward: ['manager'],
  return: ['manager'],
};
const USUAL: readonly Role[] = ['attendant', 'manager'];

export function mayDo(role: Role, action: StaffAction): boolean {
  return (ALLOWED[action] ?? USUAL).includes(role);
}
