import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const referralHolding = holding({
  code: 'referral',
  tables: [
    ownRows('Referral', { erased: { note: null } }),
    ownRows('ReferralUse'),
    ownRows('Boost'),
    ownRows('BoostHelp'),
  ],
});
