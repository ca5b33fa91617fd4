/** The photo and the signature of a visit, and what that does to the tables. */
import { change, type EventOf, type Reduction } from './reducer.ts';

export function* visitPhotographed({ data }: EventOf<'session.photographed'>): Reduction {
  yield* change('sessions', data.session, (row) => ({ ...row, photo: data.photo, noPhoto: null }));
}

export function* visitNotPhotographed({ data }: EventOf<'session.not-photographed'>): Reduction {
  yield* change('sessions', data.session, (row) => ({ ...row, noPhoto: data.why }));
}

export function* signed({ data }: EventOf<'session.signed'>): Reduction {
  yield* change('sessions', data.session, (row) => ({
    ...row,
    signature: data.signature,
    noSignature: null,
  }));
}

export function* notSigned({ data }: EventOf<'session.not-signed'>): Reduction {
  yield* change('sessions', data.session, (row) => ({ ...row, noSignature: data.why }));
}

/** The row forgets which file it was, so that each is erased once; the ledger does not. */
export function* evidenceErased({ data }: EventOf<'session.evidence-erased'>): Reduction {
  const { session, what, file, why } = data;
  yield* change('sessions', session, (row) => {
    if (row[what] !== file) return row;
    return what === 'photo'
      ? { ...row, photo: null, noPhoto: `erased-${why}` }
      : { ...row, signature: null, noSignature: `erased-${why}` };
  });
}
