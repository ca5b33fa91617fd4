/**
 * What a strike and a door sensor need of the board they are wired to, whatever family it is of. A board says what it
 * shows and never guesses: an answer that is missing or unclear is null.
 */

export interface RelayBoard {
  /** True where the board itself ends what `on` began after `holdMs`, also when nobody tells it to any more. */
  readonly endsByItself: boolean;
  /** Switches one relay on, counted from 0. Whether it did is for `read` to show. */
  on(relay: number, holdMs: number): Promise<void>;
  allOff(): Promise<void>;
  /** One bit a relay, the first one lowest: 1 is energised. Null when the board did not say. */
  read(): Promise<number | null>;
}

export interface BoardInputs {
  read(input: number): Promise<0 | 1 | null>;
}
