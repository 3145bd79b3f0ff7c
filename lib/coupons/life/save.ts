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
  const counts = (batchId: string) => ({ used: work.used.get(batchId) ?? 0, voided: work.voided.get(batchId) ?? 0 });
  const counted = [...new Set([...work.used.keys(), ...work.voided.keys()])].sort();
  await Promise.all([
    saveLives(db, rows),
    addToStocks(
      db,
      counted
        .map((batchId) => ({ batchId, ...counts(batchId) }))
        .filter(({ used, voided }) => used !== 0 || voided !== 0),
    ),
    recordDecisions(db, work.decisions),
    announce(db, work.announcements),
  ]);
}
