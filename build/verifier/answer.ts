/** Says a verdict on the page, in the words and shapes that stand ready in its templates. It verifies nothing. */

import { isTraining } from '../../shared/domain/training.ts';
import { fingerprintOf } from '../../shared/ledger/fingerprint.ts';
import { FAULTS, OF_TRAINING } from '../../shared/ledger/verdict-words.ts';
import type { Verdict } from '../../shared/ledger/verify.ts';
import type { FileVerdict } from './any-file.ts';
import { whatIsWrong } from './pack-words.ts';

type Intact = Extract<Verdict, { readonly intact: true }>;

const count = new Intl.NumberFormat('en');
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });

export function answerFor({ kind, verdict }: FileVerdict, fileName: string): DocumentFragment {
  if (kind === 'ledger') return answerForLedger(verdict, fileName);
  if (!verdict.intact) return withReason('not-intact', fileName, `${whatIsWrong(verdict)}.`);
  const { manifest, ledger } = verdict;
  const files = count.format(manifest.files.length + 1);
  const made = moment.format(new Date(manifest.madeAt));
  return intact(ledger, fileName, `An incident pack of ${files} files, made ${made} UTC. `);
}

function answerForLedger(verdict: Verdict, fileName: string): DocumentFragment {
  if (verdict.intact) return intact(verdict, fileName);
  const { line, fault } = verdict;
  return withReason('not-intact', fileName, `Line ${count.format(line)}: ${FAULTS[fault]}.`);
}

/** No verdict: there was nothing to come to one about. */
export function notRead(fileName: string, reason: string): DocumentFragment {
  return withReason('unread', fileName, reason);
}

/** `what`: what it is besides its ledger. */
function intact({ events, from, head, sealedBy, at }: Intact, fileName: string, what = ''): DocumentFragment {
  const answer = copyOf('intact', fileName);
  const facts = {
    events: count.format(events),
    covers:
      what +
      (from === 1
        ? 'Everything up to the last event'
        : `Events ${count.format(from)} to ${count.format(head.seq)} only`),
    stream: isTraining(head.stream) ? `${head.stream}: ${OF_TRAINING}` : head.stream,
    at: `${moment.format(new Date(at))} UTC`,
    head: head.hash,
    sealedBy,
  };
  for (const [fact, text] of Object.entries(facts)) write(answer, `[data-fact=${fact}]`, text);
  const groups = fingerprintOf({ x: sealedBy }).split(' ');
  answer.querySelector('.fingerprint')?.append(
    ...groups.map((group) => {
      const item = document.createElement('li');
      item.textContent = group;
      return item;
    }),
  );
  return answer;
}

function withReason(template: string, fileName: string, reason: string): DocumentFragment {
  const answer = copyOf(template, fileName);
  write(answer, '.reason', reason);
  return answer;
}

function copyOf(template: string, fileName: string): DocumentFragment {
  const found = document.getElementById(template);
  if (!(found instanceof HTMLTemplateElement)) throw new TypeError(`the page has no template ${template}`);
  const copy = document.importNode(found.content, true);
  write(copy, '.file', fileName);
  return copy;
}

function write(answer: DocumentFragment, selector: string, text: string): void {
  const place = answer.querySelector(selector);
  if (place !== null) place.textContent = text;
}
