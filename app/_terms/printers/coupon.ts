import { sayTerm } from '@/components/coupons/words';
import { describeTerms } from '@/lib/coupons/rules/describe';
import { TermsSchema } from '@/lib/coupons/rules/terms';
import { describeParams, isOfParams, sayParam } from '../params';
import { termPrinter } from '../printer';

/** What concerns the shop alone, or stands in the heading. */
const NOT_SAID: readonly string[] = ['name', 'description', 'owner', 'budget'];

/** What a coupon is worth, on what, how many there are, until when, beside what, and what a refund does to it (4.E). */
export const coupon = termPrinter({
  code: 'coupon',
  schema: TermsSchema,
  silent: {
    'name.*': 'the heading',
    'description.*': 'beside the heading',
    'stacking.priority': 'of equal sets of offers, which one is named',
    'stacking.tags.*': 'a name that other offers use',
    'stacking.accepts.*': 'names of other offers',
    'budget.*': 'who pays for it',
    kind: 'cannot change by itself',
  },
  describe: (terms) => [
    ...describeTerms(terms).filter(({ id }) => !NOT_SAID.includes(id)),
    ...describeParams(terms.kind, terms.params),
  ],
  say: (sentence, words) => (isOfParams(sentence) ? sayParam(sentence, words) : sayTerm(sentence, words)),
});
