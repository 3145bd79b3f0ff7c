import { holding, ownRows } from '@/lib/platform/holding';
import { countOpen, voidOpen } from './store/of-leaving';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const benefitsHolding = holding({
  code: 'benefits',
  tables: [
    ownRows('BenefitGrant'),
    ownRows('BenefitUse', { erased: { note: null } }),
    ownRows('BenefitExchange'),
    ownRows('BenefitJobMember', { erased: 'rows' }),
  ],
  stake: async (db, ids, now) => ({ benefits: await countOpen(db, ids, now) }),
  giveUp: async (db, ids, { now }) => {
    await voidOpen(db, ids, now);
  },
});
