import { holding, ownRows } from '@/lib/platform/holding';
import { uncount } from './store/of-member';

/** What this context keeps of one member: to what he belongs, when he came and went, and who put him on a list (4.K). */
export const segmentsHolding = holding({
  code: 'segments',
  tables: [
    ownRows('SegmentMember', { erased: 'rows' }),
    ownRows('SegmentMove', { erased: 'rows' }),
    ownRows('SegmentListed', { erased: 'rows', hides: ['by'] }),
  ],
  giveUp: (db, ids, { now }) => uncount(db, ids, now),
});
