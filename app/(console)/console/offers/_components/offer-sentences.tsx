import { ChangeList, SentenceList } from '@/components/editing/sentence-list';
import { sayOfferDifference, sayOfferTerm, type TermsWords } from '@/components/offers/words';
import type { Difference, Sentence } from '@/lib/kernel/earning';

type Said<T> = { readonly words: TermsWords } & T;

/** An offer read back in plain sentences. */
export const OfferSentences = ({ sentences, words }: Said<{ readonly sentences: readonly Sentence[] }>) => (
  <SentenceList lines={sentences.map((one) => ({ id: one.id, text: sayOfferTerm(one, words) }))} />
);

/** What a version changes, one line each. */
export const OfferDifferences = ({ differences, words }: Said<{ readonly differences: readonly Difference[] }>) => (
  <ChangeList texts={differences.map((one) => sayOfferDifference(one, words))} />
);
