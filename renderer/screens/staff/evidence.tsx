/** Why somebody looks at who picked a package up, and then the photo and the signature, for as long as this screen stands. */
import { CircleHelp } from 'lucide-react';
import { EvidenceReason } from '../../../shared/domain/evidence-reason.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { SignatureDrawing } from '../../ui/signature-drawing.tsx';
import { useWords } from '../../words/words-provider.tsx';
import type { PackagePart, Send } from './package-part.ts';
import './evidence.css';

export function WhyLook({ send }: { readonly send: Send }) {
  const { evidence, common } = useWords();
  return (
    <Page
      title={evidence.whyTitle}
      lead={evidence.whyLead}
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <Choices>
        {EvidenceReason.options.map((why) => (
          <Choice
            key={why}
            icon={CircleHelp}
            heading={evidence.why(why)}
            onPress={() => send({ type: 'look-because', why })}
          />
        ))}
      </Choices>
    </Page>
  );
}

export function Evidence({ packages: { jpeg, signature }, send }: PackagePart<'evidence'>) {
  const { evidence, common } = useWords();
  return (
    <Page
      title={evidence.pickedUpBy}
      body="top"
      columns="one"
      leave={<Button onPress={() => send({ type: 'back' })}>{common.back}</Button>}
    >
      <div className="evidence">
        <section>
          <h2>{evidence.photoAtDoor}</h2>
          {jpeg === null ? (
            <p>{evidence.notThere}</p>
          ) : (
            <img src={`data:image/jpeg;base64,${jpeg}`} alt={evidence.photoAtDoor} />
          )}
        </section>
        <section>
          <h2>{evidence.signature}</h2>
          {signature === null ? (
            <p>{evidence.notThere}</p>
          ) : (
            <SignatureDrawing strokes={signature.strokes} label={evidence.signature} />
          )}
        </section>
      </div>
    </Page>
  );
}
