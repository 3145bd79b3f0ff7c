import { withTransaction } from '@/lib/platform/db';
import { inSets } from '@/lib/platform/outbox-drain';
import { checkInsOnBehaviour } from './check-in/listen';
import { countHappenings } from './count';
import { happeningOf } from './happenings';

/** Counts what was announced for the tasks of members, once by what it was; check-ins told by others find their days. */
export const countOnEvent = inSets(async (events) => {
  const now = new Date();
  const happened = events.map((event) => ({ memberId: event.memberId, happening: happeningOf(event) }));
  await withTransaction(async (db) => {
    await checkInsOnBehaviour(
      db,
      events.filter(({ name }) => name === 'behaviour.recorded'),
      now,
    );
    await countHappenings(db, happened, now);
  });
});
