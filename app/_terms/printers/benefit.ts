import { sayTerm } from '@/components/benefits/words';
import { describeTerms } from '@/lib/benefits/rules/describe';
import { TermsSchema } from '@/lib/benefits/rules/terms';
import { describeParams, isOfParams, sayParam } from '../params';
import { termPrinter } from '../printer';

const NOT_SAID: readonly string[] = ['name', 'cost', 'budget'];

/** What a benefit gives, to whom, how often, when, and beside what (S0-3.2). */
export const benefit = termPrinter({
  code: 'benefit',
  schema: TermsSchema,
  silent: {
    'name.*': 'the heading',
    'description.*': 'beside the heading',
    'howTo.*': 'said where it is used',
    'stacking.priority': 'of equal sets of offers, which one is named',
    'stacking.tags.*': 'a name that other offers use',
    'stacking.accepts.*': 'names of other offers',
    'cost.*': 'who pays for it',
    kind: 'cannot change by itself',
  },
  describe: (terms) => [
    ...describeTerms(terms).filter(({ id }) => !NOT_SAID.includes(id)),
    ...describeParams(terms.kind, terms.params),
  ],
  say(sentence, words) {
    if (isOfParams(sentence)) return sayParam(sentence, words);
    const { t } = words;
    const { key, values } = sentence;
    // What the editor says in its own fields, members read in the sentence.
    if (key === 'on_birthday') return t(`terms.benefit.birthday_${String(values.window)}`);
    if (key === 'on_level_entry') return t(`terms.benefit.entry_${String(values.skipped)}`);
    return sayTerm(sentence, words);
  },
});
