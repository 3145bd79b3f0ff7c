import { recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { saveUsed } from '../store/grants';
import { saveUses } from '../store/uses';
import type { BenefitWork } from './work';

/** Saves what became of a set of grants, each table in one statement; nothing changed costs nothing. */
export async function saveBenefitWork(db: Db, work: BenefitWork): Promise<void> {
  const uses = [...work.changed.values()];
  const grants = [...new Set(uses.map(({ grantId }) => grantId))].map(
    (id) => must(work.grants.get(id), `grant ${id} that changed`).row,
  );
  await Promise.all([
    saveUses(db, uses),
    saveUsed(db, grants),
    recordDecisions(db, work.decisions),
    announce(db, work.announcements),
  ]);
}
