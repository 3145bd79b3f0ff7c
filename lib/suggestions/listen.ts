import { z } from 'zod';
import { withTransaction } from '@/lib/platform/db';
import type { Listener } from '@/lib/platform/outbox-drain';
import { dropDue, makeDue } from './store/due';
import { dropPicks } from './store/picks';

const Both = z.object({ absorbedId: z.uuid().optional() });
const Said = z.object({ purpose: z.string(), isGiven: z.boolean() });

/** What somebody bought, gave back, or got by a merge makes his suggestions due; of who is gone they go at once (N13). */
export const suggestAnew: Listener = ({ memberId, payload, at }) =>
  withTransaction(async (db) => {
    const other = Both.safeParse(payload).data?.absorbedId;
    const all = other === undefined ? [memberId] : [memberId, other];
    if (other !== undefined) await dropPicks(db, all);
    await makeDue(db, all, at);
  });

/** Whoever switches suggestions off has none from then on; on again, they are worked out anew (4.K). */
export const suggestAsConsented: Listener = async ({ memberId, payload, at }) => {
  const said = Said.safeParse(payload).data;
  if (said?.purpose !== 'personalisation') return;
  await withTransaction(async (db) => {
    if (said.isGiven) return makeDue(db, [memberId], at);
    await dropDue(db, [memberId]);
    return dropPicks(db, [memberId]);
  });
};
