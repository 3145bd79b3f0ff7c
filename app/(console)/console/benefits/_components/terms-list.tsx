import { type BenefitWords, sayDifference, sayTerm } from '@/components/benefits/words';
import type { Difference, Sentence } from '@/lib/kernel/earning';

/** Terms read back in plain sentences. */
export function TermsList({
  sentences,
  words,
}: {
  readonly sentences: readonly Sentence[];
  readonly words: BenefitWords;
}) {
  return (
    <ul className="grid list-disc gap-1.5 pl-5 text-dense marker:text-muted">
      {sentences.map((sentence) => (
        <li key={sentence.id} className="break-words">
          {sayTerm(sentence, words)}
        </li>
      ))}
    </ul>
  );
}

/** What a version changes, one line each. */
export function TermDifferences({
  differences,
  words,
}: {
  readonly differences: readonly Difference[];
  readonly words: BenefitWords;
}) {
  return (
    <ul className="grid gap-1.5 text-dense">
      {differences.map((difference) => {
        const text = sayDifference(difference, words);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
