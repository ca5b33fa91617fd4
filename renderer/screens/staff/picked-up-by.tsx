/**
 * Whether there is a photo and a signature of whoever picked a package up, and the way to them for who may look. The screen
 * of a package shows neither by itself.
 */
import { UserSearch } from 'lucide-react';
import type { PackageId } from '../../../shared/domain/ids.ts';
import { mayDo, roleOf } from '../../../shared/policies/roles.ts';
import type { SessionRow } from '../../../shared/projections/tables.ts';
import type { Visit } from '../../flows/door.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/words-provider.tsx';
import { type Room, useAnswer } from '../room.tsx';
import type { Send } from './package-part.ts';

export interface PickedUpByProps {
  readonly id: PackageId;
  readonly visit: Visit;
  readonly send: Send;
}

export function PickedUpBy({ id, visit, send }: PickedUpByProps) {
  const { evidence } = useWords();
  const pickup = useAnswer(({ questions }) => pickupOf(questions, id));
  if (pickup === null) return null;
  const { photo, noPhoto, signature, noSignature } = pickup;
  const photoIs = photo === null ? noPhoto : 'there';
  const signatureIs = signature === null ? noSignature : 'there';
  if (photoIs === null && signatureIs === null) return null;
  const isThere = photo !== null || signature !== null;
  const mayLook = mayDo(roleOf(visit.grant), 'see-evidence');
  return (
    <section className="package-life__section">
      <h2>{evidence.pickedUpBy}</h2>
      {photoIs !== null && <p>{evidence.photoIs(photoIs)}</p>}
      {signatureIs !== null && <p>{evidence.signatureIs(signatureIs)}</p>}
      {isThere && !mayLook && <p>{evidence.onlyManager}</p>}
      {isThere && mayLook && (
        <Button icon={UserSearch} onPress={() => send({ type: 'see-evidence', visit: pickup.id })}>
          {evidence.see}
        </Button>
      )}
    </section>
  );
}

/** The visit in which it last left the room with its resident. */
async function pickupOf(questions: Room['questions'], id: PackageId): Promise<SessionRow | null> {
  const life = await questions.lifeOf(id);
  const collected = life.findLast(({ type }) => type === 'package.collected');
  return collected?.type === 'package.collected' ? questions.session(collected.data.session) : null;
}
