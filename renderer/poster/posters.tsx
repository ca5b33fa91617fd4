/**
 * What hangs on the wall: for residents and for couriers a sheet each, in every language asked for, with three steps in
 * pictures and the room as it is. It shows nobody's name and no code, and needs no kiosk to be read.
 */
import type { ReactNode } from 'react';
import { Fragment } from 'react';
import type { Poster } from '../../shared/domain/poster.ts';
import { FinishPicture, PassPicture, PlacePicture, ScanPicture, TakePicture } from '../ui/coach-pictures.tsx';
import { WholeRoom } from '../ui/room-plan.tsx';
import { languageEntry } from '../words/languages.ts';
import { useLanguage, useWords, WordsProvider } from '../words/words-provider.tsx';
import './posters.css';

export function Posters({ poster }: { readonly poster: Poster }) {
  return poster.languages.map((code) => (
    <WordsProvider key={code} language={languageEntry(code).code} timeZone={poster.property.timeZone}>
      <ForResidents poster={poster} />
      <ForCouriers poster={poster} />
    </WordsProvider>
  ));
}

interface Step {
  readonly picture: ReactNode;
  readonly heading: string;
  readonly text: string;
}

function ForResidents({ poster }: { readonly poster: Poster }) {
  const { poster: words, home } = useWords();
  return (
    <Sheet
      poster={poster}
      title={words.forResidents}
      lead={words.anyHour}
      steps={[
        { picture: <PassPicture />, heading: words.touch(home.pickup), text: words.showPass },
        { picture: <TakePicture />, heading: words.takeYours, text: words.lookForCode },
        { picture: <FinishPicture />, heading: words.confirm, text: words.shutDoor },
      ]}
    />
  );
}

function ForCouriers({ poster }: { readonly poster: Poster }) {
  const { poster: words, home, coach, intake } = useWords();
  return (
    <Sheet
      poster={poster}
      title={words.forCouriers}
      lead={words.touchOrBadge(home.deliver)}
      steps={[
        { picture: <ScanPicture />, heading: words.scanEach, text: `${coach.scan} ${coach.unit}` },
        { picture: <PlacePicture />, heading: words.labelAndPlace, text: coach.place },
        { picture: <FinishPicture />, heading: words.sayHowMany, text: coach.finish(intake.thatWasAll) },
      ]}
    />
  );
}

interface SheetProps {
  readonly poster: Poster;
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly Step[];
}

function Sheet({ poster: { paper, property, zones, plan }, title, lead, steps }: SheetProps) {
  const { poster: words } = useWords();
  const { code, direction } = useLanguage();
  return (
    <article className="poster" data-paper={paper} lang={code} dir={direction}>
      <header>
        <p className="poster__property">
          <bdi>{property.name}</bdi>
        </p>
        <h1>{title}</h1>
        <p className="poster__lead">{lead}</p>
      </header>
      <ol className="poster__steps">
        {steps.map(({ picture, heading, text }, n) => (
          <li key={heading}>
            {picture}
            <div>
              <h2>
                <span className="poster__number">{n + 1}</span>
                <span>{heading}</span>
              </h2>
              <p>{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <section className="poster__room">
        <h2>{words.theRoom}</h2>
        <WholeRoom zones={zones} plan={plan ?? undefined} />
      </section>
      {property.help !== null && (
        <footer>
          {words.help} <bdi>{property.help.phone}</bdi>
          {property.help.hours !== undefined && (
            <Fragment>
              {' · '}
              <bdi>{property.help.hours}</bdi>
            </Fragment>
          )}
        </footer>
      )}
    </article>
  );
}
