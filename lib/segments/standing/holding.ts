import { holding, ownRows } from '@/lib/platform/holding';

/** What is kept of where one member stands: it goes when he closes his account (4.K). */
export const standingHolding = holding({
  code: 'standing',
  tables: [ownRows('MemberStanding', { erased: 'rows' }), ownRows('StandingMove', { erased: 'rows' })],
});
