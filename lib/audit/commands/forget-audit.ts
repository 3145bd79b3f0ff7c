import 'server-only';
import { z } from 'zod';
import { startMonthsAway } from '@/lib/kernel/day';
import { type Context, command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { linksOf } from '../chain';
import { oldPart } from '../rules/forget';
import { auditSettings } from '../settings';
import { FORGET, forgetThrough, lastCheckpoint, lockForgetting } from '../store/checkpoints';
import { sealsAfter } from '../store/seals';

const BATCH = 2_000;

/**
 * Forgets the oldest part of the trail that is older than the program keeps it, in batches of one transaction each (S1-5.2):
 * its removal, the checkpoint from which the chain is verified, and the entry that tells of both stand or fall together. A
 * part that does not verify stays, since it is evidence. Single-flight; run twice or killed halfway it goes on where it was.
 */
export const forgetAuditCommand = command({
  name: FORGET,
  can: 'audit.read',
  input: z.object({}),
  transaction: 'own',
  async run(context): Promise<{ readonly removed: number }> {
    let removed = 0;
    for (;;) {
      const count = await forgetBatch(context);
      removed += count;
      if (count < BATCH) return { removed };
    }
  },
});

const forgetBatch = (context: Context): Promise<number> =>
  withTransaction(async (db) => {
    if (!(await lockForgetting(db))) return 0;
    const { now } = context;
    const settings = await program(db);
    const cutoff = startMonthsAway(now, -auditSettings(settings).keepMonths, settings.zone);
    const last = await lastCheckpoint(db);
    const seals = await sealsAfter(db, last?.seq ?? 0, BATCH);
    const old = oldPart(last, linksOf(seals), cutoff);
    if (old === null) return 0;
    const checkpoint = { ...old, cutoff, at: now };
    await forgetThrough(db, checkpoint);
    await ports().writeAudit(db, context, FORGET, {
      objectType: 'auditChain',
      objectId: 'chain',
      after: { seq: old.seq, hash: old.hash, removed: old.removed, cutoff: cutoff.toISOString() },
    });
    return old.removed;
  });
