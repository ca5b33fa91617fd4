/** Asks everybody the same questions in turns, and makes sure that they got the same answers. */
import type { Answers, ContenderName, Day } from './contender.ts';
import { type Attempt, interleave } from './interleave.ts';
import type { Asked, QuestionName, Times } from './measuring.ts';

/** A board is hundreds of rows: fewer of them tell as much. */
const BOARDS_OF = 3;

type Open = Partial<Record<ContenderName, () => Promise<Answers>>>;

export async function askAll(
  open: Open,
  who: readonly ContenderName[],
  asked: readonly Asked[],
  day: Day,
  elapsed: () => number,
): Promise<Record<QuestionName, Times>> {
  const answering = new Map<ContenderName, Answers>();
  for (const name of who) {
    const answers = await open[name]?.();
    if (answers !== undefined) answering.set(name, answers);
  }
  const questions: Readonly<Record<QuestionName, (answers: Answers, of: Asked) => Promise<unknown>>> = {
    waitingFor: (answers, { unit }) => answers.waitingFor(unit),
    withCode: (answers, { roomCode }) => answers.withCode(roomCode),
    withTracking: (answers, { tracking }) => answers.withTracking(tracking),
    board: (answers) => answers.board(day),
  };
  const times = {} as Record<QuestionName, Times>;
  for (const [name, question] of Object.entries(questions) as [
    QuestionName,
    (typeof questions)[QuestionName],
  ][]) {
    const attempts: Partial<Record<ContenderName, Attempt>> = {};
    for (const [contender, answers] of answering) {
      attempts[contender] = async (n) => {
        const of = asked[n % asked.length];
        if (of === undefined) throw new Error('there is nothing to ask for');
        return () => question(answers, of);
      };
    }
    await agree(name, answering, asked, question);
    const count = name === 'board' ? Math.ceil(asked.length / BOARDS_OF) : asked.length;
    times[name] = await interleave(attempts as Record<ContenderName, Attempt>, count, elapsed);
  }
  return times;
}

const COMPARED = 5;

/** A quick answer that is wrong is worth nothing. It also lets views be built before they are timed. */
async function agree(
  name: QuestionName,
  answering: ReadonlyMap<ContenderName, Answers>,
  asked: readonly Asked[],
  question: (answers: Answers, of: Asked) => Promise<unknown>,
): Promise<void> {
  for (const of of asked.slice(0, COMPARED)) {
    const answers: string[] = [];
    for (const one of answering.values()) answers.push(spelled(await question(one, of)));
    if (answers.some((answer) => answer !== answers[0]))
      throw new Error(`${[...answering.keys()].join(', ')} do not agree about ${name} of ${of.roomCode}`);
  }
}

/** The same for rows that differ only in the order of their fields. */
function spelled(answer: unknown): string {
  return JSON.stringify(answer, (_, value) => {
    if (value instanceof Map) return [...value].sort();
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
