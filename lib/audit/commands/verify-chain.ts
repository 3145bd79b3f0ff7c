import 'server-only';
import { z } from 'zod';
import { command } from '@/lib/platform/command';
import { type Db, onSnapshot } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { linksOf } from '../chain';
import { type Break, startFrom, type Walk, walkLinks } from '../rules/chain';
import { checkpointStanding, lastCheckpoint } from '../store/checkpoints';
import { sealsAfter, unsealedCounts } from '../store/seals';

const BATCH = 2_000;

/** What a verification found; an entry that lost its place in the queue breaks the chain without a range. */
export type Verification = {
  readonly isIntact: boolean;
  readonly checked: number;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly waiting: number;
  readonly broken: { readonly fromSeq: number; readonly toSeq: number; readonly reason: Break | 'never_sealed' } | null;
};

/**
 * Recomputes the whole chain from its checkpoint on and names its first broken range (S1-5.2): a checkpoint that the trail
 * does not tell of, or before which something is left, is one. The outcome is itself kept in the trail.
 */
export const verifyChainCommand = command({
  name: 'audit.verify',
  can: 'audit.read',
  input: z.object({}),
  transaction: 'own',
  async run(context): Promise<Verification> {
    // On one snapshot, so that what is sealed and forgotten meanwhile is nothing broken.
    const { walk, waiting, lost } = await onSnapshot(context.db, async (db) => ({
      walk: await walkChain(db),
      ...(await unsealedCounts(db)),
    }));
    const neverSealed = lost > 0 ? ({ fromSeq: walk.seq, toSeq: walk.seq, reason: 'never_sealed' } as const) : null;
    const broken = walk.broken ?? neverSealed;
    const head = { seq: walk.seq, hash: walk.hash };
    const found = { isIntact: broken === null, checked: walk.checked, head, waiting, broken };
    await ports().writeAudit(context.db, context, 'audit.verify', {
      objectType: 'auditChain',
      objectId: 'chain',
      after: found,
    });
    return found;
  },
});

async function walkChain(db: Db): Promise<Walk> {
  const checkpoint = await lastCheckpoint(db);
  let walk = startFrom(checkpoint);
  if (checkpoint !== null) {
    const { isTold, hasLeft } = await checkpointStanding(db, checkpoint);
    const { seq } = checkpoint;
    if (!isTold || hasLeft) walk = { ...walk, broken: { fromSeq: seq, toSeq: seq, reason: 'checkpoint_wrong' } };
  }
  for (;;) {
    const seals = await sealsAfter(db, walk.seq, BATCH);
    walk = walkLinks(walk, linksOf(seals));
    if (seals.length < BATCH) return walk;
  }
}
