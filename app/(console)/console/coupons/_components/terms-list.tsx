import { sayTerm, sayTermDifference, type TermsWords } from '@/components/coupons/words';
import { ChangeList, SentenceList } from '@/components/editing/sentence-list';
import type { Difference, Sentence } from '@/lib/kernel/earning';

type Said<T> = { readonly words: TermsWords } & T;

/** Terms read back in plain sentences. */
export const TermsList = ({ sentences, words }: Said<{ readonly sentences: readonly Sentence[] }>) => (
  <SentenceList lines={sentences.map((one) => ({ id: one.id, text: sayTerm(one, words) }))} />
);

/** What a version changes, one line each. */
export const TermDifferences = ({ differences, words }: Said<{ readonly differences: readonly Difference[] }>) => (
  <ChangeList texts={differences.map((one) => sayTermDifference(one, words))} />
);
