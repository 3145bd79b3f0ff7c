import { countBatches } from '@/lib/coupons';
import type { Todo } from '../todo';

const COUNTED_TO = 10_000;

/** Batches that members may still claim from and that have a tenth of their copies left, or less (4.E). */
export const batchesLow: Todo = {
  code: 'batches_low',
  weight: 'soon',
  can: ['coupons.read', 'coupons.edit'],
  href: '/console/coupons?view=low',
  async look({ db, now }) {
    const count = await countBatches(db, { states: ['live'], lowAt: now }, COUNTED_TO + 1);
    return { count: Math.min(count, COUNTED_TO), isMore: count > COUNTED_TO, oldest: null };
  },
};
