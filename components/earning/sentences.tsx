import { cn } from '@/components/ui/cn';
import type { Difference, Sentence } from '@/lib/kernel/earning';
import { type EarningWords, sayDifference, sayEarning } from './words';

/** Rules read back in plain sentences, in their order. */
export function Sentences({
  sentences,
  words,
}: {
  readonly sentences: readonly Sentence[];
  readonly words: EarningWords;
}) {
  return (
    <ol className="grid list-decimal gap-1.5 pl-6 text-dense marker:text-muted">
      {sentences.map((sentence) => (
        <li key={sentence.id}>{sayEarning(sentence, words)}</li>
      ))}
    </ol>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '→', reordered: '↕' } as const;
const TONES = { added: 'text-success', removed: 'text-danger', changed: 'text-info', reordered: 'text-info' } as const;

/** What differs between two versions, one line each; a sign stands beside the words, never alone. */
export function Differences({
  differences,
  words,
}: {
  readonly differences: readonly Difference[];
  readonly words: EarningWords;
}) {
  return (
    <ul className="grid gap-1.5 text-dense">
      {differences.map((difference) => {
        const text = sayDifference(difference, words);
        return (
          <li key={text} className="flex gap-2">
            <span aria-hidden="true" className={cn('w-4 shrink-0 text-center font-bold', TONES[difference.kind])}>
              {SIGNS[difference.kind]}
            </span>
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
