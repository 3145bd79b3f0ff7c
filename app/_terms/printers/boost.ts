import { BoostRulesSchema } from '@/lib/referral/schema';
import { termPrinter } from '../printer';
import { sayTold, term, termIf } from '../told';

/** How many friends must help in how long, how often one may ask and help, and what both sides get (S3-9.2). */
export const boost = termPrinter({
  code: 'boost',
  schema: BoostRulesSchema,
  describe: ({ isOpen, wanted, hours, perMonth, helpsPerDay, owner, helper }) => [
    ...termIf(!isOpen, 'closed'),
    term('wanted', { count: wanted, hours }),
    term('owner', { rewards: { as: 'rewards', rewards: owner.map(read) } }),
    ...termIf(helper.length > 0, 'helper', { rewards: { as: 'rewards', rewards: helper.map(read) } }),
    term('perMonth', { limit: perMonth }),
    term('helpsPerDay', { limit: helpsPerDay }),
  ],
  say: sayTold('boost'),
});

const read = ({ kind, params }: { readonly kind: string; readonly params?: unknown }) => ({ kind, params });
