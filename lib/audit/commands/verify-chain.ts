import 'server-only';
import { z } from 'zod';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { sealHash } from '../chain';
import { type Break, START, type Walk, walkLinks } from '../rules/chain';
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

/** Recomputes the whole chain and names its first broken range (S1-5.2); the outcome is itself kept in the trail. */
export const verifyChainCommand = command({
  name: 'audit.verify',
  can: 'audit.read',
  input: z.object({}),
  transaction: 'own',
  async run(context): Promise<Verification> {
    const walk = await walkChain(context.db);
    const { waiting, lost } = await unsealedCounts(context.db);
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
  let walk = START;
  for (;;) {
    const seals = await sealsAfter(db, walk.seq, BATCH);
    walk = walkLinks(
      walk,
      seals.map(({ seq, previous, hash, entry }) => ({
        seq,
        previous,
        hash,
        recomputed: entry === null ? null : sealHash(previous, entry),
      })),
    );
    if (seals.length < BATCH) return walk;
  }
}
