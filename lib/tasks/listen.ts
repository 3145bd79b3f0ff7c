import { withTransaction } from '@/lib/platform/db';
import type { Listener } from '@/lib/platform/outbox-drain';
import { checkInOnBehaviour } from './check-in/listen';
import { countHappenings } from './count';
import { happeningOf } from './happenings';

/** Counts what was announced for the tasks of the member, once by what it was; a check-in told by others finds its day. */
export const countOnEvent: Listener = async (event) => {
  const now = new Date();
  const happened = { memberId: event.memberId, happening: happeningOf(event) };
  await withTransaction(async (db) => {
    if (event.name === 'behaviour.recorded') await checkInOnBehaviour(db, event, now);
    await countHappenings(db, [happened], now);
  });
};
