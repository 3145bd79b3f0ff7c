import { sayOfferDifference, sayOfferTerm, type TermsWords } from '@/components/offers/words';
import type { Difference, Sentence } from '@/lib/kernel/earning';

/** An offer read back in plain sentences. */
export function OfferSentences({
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
          {sayOfferTerm(sentence, words)}
        </li>
      ))}
    </ul>
  );
}

/** What a version changes, one line each. */
export function OfferDifferences({
  differences,
  words,
}: {
  readonly differences: readonly Difference[];
  readonly words: TermsWords;
}) {
  return (
    <ul className="grid gap-1.5 text-dense">
      {differences.map((difference) => {
        const text = sayOfferDifference(difference, words);
        return (
          <li key={text} className="break-words">
            {text}
          </li>
        );
      })}
    </ul>
  );
}
