import 'server-only';
import { pool, withTransaction } from '@/lib/platform/db';
import { inSets } from '@/lib/platform/outbox-drain';
import { program } from '@/lib/platform/program';
import { findStages } from '../store/standing';
import { stageRulesAt } from '../store/standing-rules';
import { announceMoves } from './run';

/** Finds the stage of those anew who bought, did something or joined; idempotent, as it reads what stands (4.I). */
export const standOnEvent = inSets(async (events) => {
  const settings = await program(pool());
  const ids = [...new Set(events.map(({ memberId }) => memberId))];
  const now = new Date();
  await withTransaction(async (db) => {
    const { changes } = await findStages(db, ids, now, await stageRulesAt(db, settings, now));
    await announceMoves(db, 'stage', changes, now);
  });
});
