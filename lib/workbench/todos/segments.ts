import { segmentRows } from '@/lib/segments';
import type { Todo } from '../todo';

/** Segments that rest: by hand, or because what their rule names is gone; whatever uses them waits (B3). */
export const segmentsResting: Todo = {
  code: 'segments_resting',
  weight: 'broken',
  can: ['segments.read', 'segments.edit'],
  href: '/console/segments?view=paused',
  async look({ db, actor }) {
    const resting = (await segmentRows(db, actor)).filter(({ state }) => state === 'paused');
    return { count: resting.length, isMore: false, oldest: null };
  },
};
