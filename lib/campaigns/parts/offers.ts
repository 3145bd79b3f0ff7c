import { offersAsParts } from '@/lib/pricing';
import { named, type PartFacts, type PartSource, type PartStanding } from './part';

const STANDINGS: Readonly<Record<string, PartStanding>> = {
  draft: 'draft',
  scheduled: 'scheduled',
  running: 'live',
  ended: 'over',
  withdrawn: 'over',
};

const all: PartSource['all'] = async (db, _, now) =>
  (await offersAsParts(db, now)).map(
    ({ code, version, phase, isStopped, terms, startsAt, endsAt }): PartFacts => ({
      sort: 'offer',
      code,
      gate: code,
      version,
      name: terms?.name ?? { zh: code, en: code },
      kind: terms?.kind ?? '',
      // Terms that nobody understands count for nothing.
      standing: terms === null ? 'draft' : isStopped ? 'paused' : (STANDINGS[phase] ?? 'missing'),
      from: startsAt,
      to: endsAt,
      audience: terms?.conditions ?? null,
      budgets: terms?.budgets ?? [],
      isLimited: terms?.stock.total != null,
      said: { terms, startsAt, endsAt },
    }),
  );

/** Offers of pricing: they count at checkout. */
export const offers: PartSource = {
  code: 'offer',
  all,
  find: async (db, program, codes, now) => named('offer', codes, await all(db, program, now)),
};
