import { recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { addToStocks } from '../store/batches';
import { saveLives } from '../store/copies';
import type { CouponWork } from './work';

/** Saves what became of a set of copies, each table in one statement; nothing changed costs nothing. */
export async function saveCouponWork(db: Db, work: CouponWork): Promise<void> {
  const rows = [...work.changed].map((id) => must(work.copies.get(id), `copy ${id} that changed`).row);
  const used = [...work.used].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  await Promise.all([
    saveLives(db, rows),
    addToStocks(
      db,
      used.map(([batchId, count]) => ({ batchId, used: count })),
    ),
    recordDecisions(db, work.decisions),
    announce(db, work.announcements),
  ]);
}
