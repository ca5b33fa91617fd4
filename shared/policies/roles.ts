/**
 * Which role may do what. It is asked where a button is shown, where the thing is done, and by the host wherever the host
 * acts; it knows neither who somebody is nor what the doing comes to.
 */
import type { Grant } from '../bridge/contract.ts';
import type { PackageAction } from '../domain/package-action.ts';
import type { StaffRole } from '../domain/staff-role.ts';

/** What staff do that is not about one package. */
export type StaffAction =
  | 'open-door'
  | 'look-at-label'
  | 'print-labels'
  | 'answer-alarm'
  | 'audit'
  | 'find-package'
  | 'residents-pins'
  | 'passes'
  | 'set-up-device'
  | 'carrier-codes'
  | 'take-copy'
  | 'staff-pins'
  | 'residents-list'
  | 'incident-pack'
  | 'posters'
  | 'close-task'
  | 'rescue'
  | 'see-evidence'
  | 'train';

/** Actions with a role to them. Any other is open to attendants and managers: it is what the room runs by. */
const ALLOWED: { readonly [A in PackageAction | StaffAction]?: readonly StaffRole[] } = {
  // A package that leaves for good leaves by a manager's word.
  forward: ['manager'],
  return: ['manager'],
  // Who mounts a lock has to try it; nothing of residents is his.
  'open-door': ['attendant', 'manager', 'installer'],
  'print-labels': ['attendant', 'manager', 'installer'],
  'set-up-device': ['manager', 'installer'],
  'answer-alarm': ['attendant', 'manager', 'installer'],
  // Who may come in, and what leaves the house about everybody.
  'carrier-codes': ['manager'],
  'take-copy': ['manager'],
  'incident-pack': ['manager'],
  posters: ['manager'],
  'staff-pins': ['manager'],
  'residents-list': ['manager'],
  // Of people, not of packages: who stood at the door, and how they sign.
  'see-evidence': ['manager'],
};
const USUAL: readonly StaffRole[] = ['attendant', 'manager'];

/** Null is no member of staff. */
export function mayDo(role: StaffRole | null, action: PackageAction | StaffAction): boolean {
  return role !== null && (ALLOWED[action] ?? USUAL).includes(role);
}

/** Null of whoever is no staff. */
export function roleOf({ kind, role }: Pick<Grant, 'kind' | 'role'>): StaffRole | null {
  return kind === 'staff' ? role : null;
}
