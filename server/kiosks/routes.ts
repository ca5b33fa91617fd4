/** How a kiosk gets in, and how it changes the key of its link. */
import { z } from 'zod';
import { EnrolmentAnswer, EnrolmentRequest, LinkKeyChange } from '../../shared/api/enrolment.ts';
import { Problem } from '../../shared/api/problem.ts';
import { toUtf8 } from '../../shared/basics/bytes.ts';
import type { Clock } from '../../shared/basics/clock.ts';
import { canonical } from '../../shared/ledger/canonical.ts';
import { isSignedWith } from '../../shared/ledger/seal.ts';
import { kioskOf } from '../http/access.ts';
import type { App } from '../http/app.ts';
import { Refusal } from '../http/refusal.ts';
import type { Database } from '../store/open.ts';
import { enrol, type NotEnrolled } from './enrol.ts';
import type { CodeKeeping } from './enrolment-codes.ts';

/** Of one address: forty bits are not guessed at this pace. */
const TRIES_A_MINUTE = 10;

const REFUSED: Readonly<Record<NotEnrolled, readonly [status: number, say: string]>> = {
  'proof-wrong': [422, 'The kiosk did not prove that it holds its keys.'],
  'code-not-good': [403, 'This code is not good, or not any more. Ask for another one.'],
  'stream-taken': [409, 'Another kiosk has this name already.'],
};

export interface KioskRouteParts {
  readonly db: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly codes: CodeKeeping;
}

export function registerKiosks(app: App, { db, clock, codes }: KioskRouteParts): void {
  app.post(
    '/v1/enrolments',
    {
      config: { access: { kind: 'anybody' }, rateLimit: { max: TRIES_A_MINUTE, timeWindow: 60_000 } },
      schema: {
        body: EnrolmentRequest,
        response: { 200: EnrolmentAnswer, 403: Problem, 409: Problem, 422: Problem },
      },
    },
    async ({ body }) => {
      const enrolled = await enrol(db, codes, body, clock.now());
      if (enrolled.ok) return { property: enrolled.value };
      const [status, say] = REFUSED[enrolled.error];
      throw new Refusal(status, enrolled.error, say);
    },
  );

  app.put(
    '/v1/kiosk/key',
    {
      config: { access: { kind: 'kiosk' } },
      schema: { body: LinkKeyChange, response: { 200: z.strictObject({}), 422: Problem } },
    },
    async (request) => {
      const { property, stream } = kioskOf(request);
      const { linkKey, proof } = request.body;
      const proven = toUtf8(canonical({ purpose: 'packroom-link-key', stream, link: linkKey.x }));
      if (!isSignedWith(linkKey, proof, proven))
        throw new Refusal(422, 'proof-wrong', REFUSED['proof-wrong'][1]);
      await db
        .updateTable('streams')
        .set({ link_key: linkKey.x })
        .where('property_id', '=', property)
        .where('stream', '=', stream)
        .execute();
      return {};
    },
  );
}
