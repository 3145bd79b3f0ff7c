import { sayTerm, sayTermDifference, type TermsWords } from '@/components/coupons/words';
import type { Difference, Sentence } from '@/lib/kernel/earning';

/** Terms read back in plain sentences. */
export function TermsList({
  sentences,
  words,
}: {
  readonly sentences: readonly Sentence[];
  readonly words: TermsWords;
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
  readonly words: TermsWords;
}) {
  return (
    <ul className="grid gap-1.5 text-dense">
      {differences.map((difference) => {
        const text = sayTermDifference(difference, words);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
