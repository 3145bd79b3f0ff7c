import type { Db } from '@/lib/platform/db';
import { useTickets } from './store/tickets';

/** Uses chances of a locked member to draw in an activity; false and nothing used when there are not as many. */
export const useDrawChances = (db: Db, memberId: string, activity: string, times: number): Promise<boolean> =>
  useTickets(db, { memberId, kind: 'draw', activity }, times);

/** Uses a locked member's card that makes up for a missed day; false when there is none. */
export const useMakeUpCard = (db: Db, memberId: string): Promise<boolean> =>
  useTickets(db, { memberId, kind: 'make_up', activity: '' }, 1);
