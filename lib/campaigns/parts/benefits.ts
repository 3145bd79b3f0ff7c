import { benefitBook } from '@/lib/benefits';
import { named, type PartFacts, type PartSource } from './part';

const all: PartSource['all'] = async (db, program) => {
  const { benefits, versions } = await benefitBook(db, program);
  return benefits.flatMap(({ code, state }): PartFacts[] => {
    const newest = versions.get(code)?.[0];
    if (newest === undefined || newest.terms === null) return [];
    const { name, kind, where } = newest.terms;
    return [
      {
        sort: 'benefit',
        code,
        gate: code,
        version: newest.version,
        name,
        kind,
        standing: state === 'live' ? 'live' : state === 'paused' ? 'paused' : 'over',
        from: null,
        to: null,
        audience: where,
        budgets: [],
        // Times are counted for each member and period.
        isLimited: true,
        said: newest.terms,
      },
    ];
  });
};

/** Benefits: they are granted while the campaign runs; what was granted stays. */
export const benefits: PartSource = {
  code: 'benefit',
  all,
  find: async (db, program, codes, now) => named('benefit', codes, await all(db, program, now)),
};
