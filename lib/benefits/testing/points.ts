import { loadLedger, postCredit, saveLedger } from '@/lib/ledger';
import { withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';

/** Gives a member so many points that are active at once and do not end. */
export async function givenPoints(memberId: string, points: number): Promise<void> {
  const at = new Date(Date.now() - 60_000);
  await withTransaction(async (db) => {
    const work = await loadLedger(db, [memberId]);
    const about = { memberId, asset: 'points' as const, amount: points, key: `EARN:test:${newId()}` };
    const said = { source: { type: 'test', id: newId() }, rule: 'test', reason: 'test', detail: {} };
    postCredit(
      work,
      { ...about, ...said, actor: 'system:test', occurredAt: at, now: at },
      { activatesAt: at, expiresAt: null },
    );
    await saveLedger(db, work);
  });
}
