/** A USB stick in somebody's hand. What is on it is a folder's business; here is only whether it is plugged in. */

export interface SimulatedStick {
  isPlugged(): boolean;
  plug(): void;
  unplug(): void;
}

export function createUsbStick(): SimulatedStick {
  let isPlugged = false;
  return {
    isPlugged: () => isPlugged,
    plug: () => {
      isPlugged = true;
    },
    unplug: () => {
      isPlugged = false;
    },
  };
}
