/** How a drill went, in calm words and four figures. It compares nobody with anybody. */
import type { Score } from '../flows/drill.ts';
import { useFormats, useWords } from '../words/words-provider.tsx';

export function ScoreCard({ score }: { readonly score: Score }) {
  const { training } = useWords();
  const { number } = useFormats();
  const seconds = Math.round(score.tookMs / 1000);
  const figures = [
    [training.time, training.minutes(number(Math.floor(seconds / 60)), number(seconds % 60))],
    [training.touches, number(score.touches)],
    [training.mistakes, number(score.mistakes)],
    [training.hints, number(score.hints)],
  ] as const;
  return (
    <div className="coach-strip__says" role="status">
      <p className="coach-strip__step">
        {training.drill(score.drill)}: {training.done}
      </p>
      <p className="coach-strip__sentence">{training.calm(score.mistakes)}</p>
      <dl className="coach-strip__figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
