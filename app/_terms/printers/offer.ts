import { z } from 'zod';
import { sayOfferTerm } from '@/components/offers/words';
import { describeOffer } from '@/lib/pricing/rules/describe-offer';
import { OfferTermsSchema } from '@/lib/pricing/schema';
import { describeParams, isOfParams, sayParam } from '../params';
import { termPrinter } from '../printer';

const Moment = z.coerce.date().nullable();
const NOT_SAID: readonly string[] = ['name', 'layer', 'tags', 'accepts', 'priority', 'budgets'];

/** What an offer gives, on what goods, on which conditions, beside what, and when (4.C). */
export const offer = termPrinter({
  code: 'offer',
  schema: z.object({ terms: OfferTermsSchema, startsAt: Moment, endsAt: Moment }),
  silent: {
    'terms.name.*': 'the heading',
    'terms.layer': 'the order of computing',
    'terms.priority': 'of equal sets of offers, which one is named',
    'terms.tags.*': 'a name that other offers use',
    'terms.accepts.*': 'names of other offers',
    'terms.budgets.*': 'who pays for it',
    'terms.kind': 'cannot change by itself',
    'terms.params.worth': 'what a gift is worth to the shop',
  },
  describe: ({ terms, startsAt, endsAt }) => [
    ...describeOffer(terms, { startsAt, endsAt }).filter(({ id }) => !NOT_SAID.includes(id)),
    ...describeParams(terms.kind, terms.params),
  ],
  say: (sentence, words) =>
    isOfParams(sentence) ? sayParam(sentence, words) : sayOfferTerm(sentence, { ...words, say: words.t }),
});
