/** What a person can do in the room, as the host's table of actions has it: the device, the action, what it needs. */
import type { ScanTarget } from './room-state.ts';

export type Deed =
  | readonly ['scanner', 'scan', ScanTarget | { readonly text: string; readonly aim: string }]
  | readonly ['scanner', 'unplug' | 'plug']
  | readonly ['label', 'take', { readonly label: string }]
  | readonly ['printer', 'paper-out' | 'paper-in' | 'head-open' | 'head-close' | 'pause' | 'resume']
  | readonly ['printer', 'silence' | 'speak' | 'unplug' | 'plug' | 'power-cycle']
  | readonly ['strike', 'stick' | 'unstick' | 'unplug' | 'plug']
  | readonly ['door', 'open' | 'open-inside' | 'close' | 'force']
  | readonly ['stick', 'plug' | 'unplug']
  | readonly ['parcels', 'new', { readonly count: number }];

/** True when it was done; otherwise the page says why not. */
export type Act = (...deed: Deed) => Promise<boolean>;
