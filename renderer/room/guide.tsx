/** Step by step, a package in and out: with the parcel, the code and the PIN that are at hand in this very room. */
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { en } from '../words/en.ts';
import { type Example, guidance, WAY_IN } from './guide-steps.ts';
import type { RoomState } from './room-state.ts';
import './guide.css';

export function Guide({ room }: { readonly room: RoomState }) {
  const { example, done } = guidance(room);
  const current = WAY_IN.find((step) => !done.includes(step));
  return (
    <section className="guide" aria-labelledby="guide-title">
      <Disclosure defaultExpanded>
        {({ isExpanded }) => (
          <>
            <div className="guide__header">
              <h2 id="guide-title">A package in and out, in two minutes</h2>
              <p className="guide__hint">
                The kiosk opens in the right half of the screen: put this window in the left half.
              </p>
              <Button slot="trigger" className="quiet-button">
                {isExpanded ? 'Hide the guide' : 'Show the guide'}
              </Button>
            </div>
            <DisclosurePanel>
              {example ? (
                <ol className="guide__steps" aria-label="Guide">
                  {stepsFor(example).map(({ name, text }, place) => {
                    const step = WAY_IN[place];
                    const isDone = step !== undefined && done.includes(step);
                    return (
                      <li
                        key={name}
                        className="guide__step"
                        data-done={isDone}
                        aria-current={step === current ? 'step' : undefined}
                      >
                        <span className="guide__number" aria-hidden>
                          {isDone ? <Check /> : place + 1}
                        </span>
                        <h3>
                          {name}
                          {isDone && <span className="only-spoken"> (done)</span>}
                        </h3>
                        <p>{text}</p>
                      </li>
                    );
                  })}
                </ol>
              ) : (
                <p>Drag a parcel to the scanner. The codes for the kiosk are under “Demonstration codes”.</p>
              )}
            </DisclosurePanel>
          </>
        )}
      </Disclosure>
    </section>
  );
}

interface Step {
  readonly name: string;
  readonly text: ReactNode;
}

/** The first four as in `WAY_IN`, then the way out, of which the room sees nothing that is its alone. */
function stepsFor({ parcel: { carrier, unit }, code, pin }: Example): readonly Step[] {
  const { home, intake } = en;
  return [
    {
      name: 'You are the courier',
      text: (
        <>
          On the kiosk: <Tap>{home.deliver}</Tap>, code <Key>{code}</Key> for {carrier}.
        </>
      ),
    },
    {
      name: 'Scan',
      text: (
        <>
          Drag the {carrier} parcel for {unit} to the scanner here, or press <Tap>Scan</Tap>.
        </>
      ),
    },
    {
      name: 'Say for whom',
      text: (
        <>
          On the kiosk: unit <Key>{unit}</Key>, then the name. A room label comes out of the printer here.
        </>
      ),
    },
    {
      name: 'Stick the label on',
      text: (
        <>
          <Tap>Take</Tap> it here. On the kiosk: <Tap>{intake.thatWasAll}</Tap> and{' '}
          <Tap>{intake.allInPlace}</Tap>.
        </>
      ),
    },
    {
      name: 'Now you live here',
      text: (
        <>
          On the kiosk: <Tap>{home.pickup}</Tap>, unit <Key>{unit}</Key>, PIN <Key>{pin}</Key>.
        </>
      ),
    },
    {
      name: 'Take it home',
      text: <>The lock lets go: open the door here, scan the room label, and close the door.</>,
    },
  ];
}

const Tap = ({ children }: { readonly children: ReactNode }) => (
  <span className="guide__tap">{children}</span>
);
const Key = ({ children }: { readonly children: ReactNode }) => <kbd className="guide__key">{children}</kbd>;
