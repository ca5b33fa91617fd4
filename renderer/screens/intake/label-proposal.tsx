/** Whom the text on the label speaks of, for the courier to say that it is right: with one touch, or by typing on. */
import { ScanText } from 'lucide-react';
import { maskedName } from '../../../shared/domain/person.ts';
import type { Proposal } from '../../../shared/label-text/propose.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/words-provider.tsx';
import './label-proposal.css';

interface LabelProposalProps {
  readonly proposal: Proposal;
  readonly onTaken: () => void;
}

export function LabelProposal({ proposal, onTaken }: LabelProposalProps) {
  const { intake } = useWords();
  const { unit, resident, reason } = proposal;
  if (resident === null) return null;
  return (
    <div className="label-proposal" role="status">
      <p>{reason === 'name-alone' ? intake.readNameOnLabel : intake.readOnLabel}</p>
      <Button kind="primary" size="large" wide icon={ScanText} onPress={onTaken}>
        {intake.proposed(unit.name, maskedName(resident.name))}
      </Button>
    </div>
  );
}
