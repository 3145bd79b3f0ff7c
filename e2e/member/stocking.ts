// Puts goods on the shelf and gives coupons and points to members, through the doors that shops and clerks use.
import { randomUUID } from 'node:crypto';
import { doors } from '../people';

const MINUTE_MS = 60_000;
const before = () => new Date(Date.now() - MINUTE_MS);

/** Goods with a list price in fen under a code nobody has; answers the code. */
export async function stock(name: { readonly zh: string; readonly en: string }, amount: number): Promise<string> {
  const { execute, systemCaller } = await doors();
  const { syncProducts } = await import('@/lib/catalog');
  const code = `E2E-${randomUUID().slice(0, 8).toUpperCase()}`;
  const [answer] = await execute(syncProducts, systemCaller('e2e', before()), {
    products: [
      {
        code,
        nameZh: name.zh,
        nameEn: name.en,
        category: 'home',
        skus: [{ code, prices: [{ kind: 'list', amount }] }],
      },
    ],
  });
  if (answer?.ok !== true) throw new Error('the goods were not taken in');
  return code;
}

/** Opens a batch of coupons that take `off` from `threshold` on; answers its id. */
export async function openCoupons(
  name: { readonly zh: string; readonly en: string },
  terms: { readonly threshold: number; readonly off: number; readonly isOpen: boolean; readonly total?: number },
): Promise<string> {
  const { db } = await doors();
  const { CouponTermsSchema, openBatch } = await import('@/lib/coupons');
  const said = CouponTermsSchema.parse({
    name,
    kind: 'amount_off',
    params: { threshold: terms.threshold, off: terms.off },
    claimFrom: before(),
    isOpen: terms.isOpen,
    total: terms.total ?? 100,
    perMember: 1,
    validity: { type: 'days', days: 30 },
  });
  return db.withTransaction((tx) => openBatch(tx, said, { by: 'system:e2e', note: 'e2e', now: before() }));
}

/** Gives the member a copy of a batch. */
export async function giveCoupon(memberId: string, batchId: string): Promise<void> {
  const { db } = await doors();
  const { processClaimsIn } = await import('@/lib/coupons');
  const ask = { memberId, batchId, key: null, way: 'give' as const, from: {} };
  const [outcome] = await db.withTransaction((tx) => processClaimsIn(tx, [ask], new Date()));
  if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('no outcome');
}

/** Gives the member points that may be used at once. */
export async function givePoints(memberId: string, points: number): Promise<void> {
  const { db } = await doors();
  const { loadLedger, postCredit, saveLedger } = await import('@/lib/ledger');
  const at = before();
  await db.withTransaction(async (tx) => {
    const work = await loadLedger(tx, [memberId]);
    const posting = {
      memberId,
      asset: 'points' as const,
      amount: points,
      key: `EARN:e2e:${randomUUID()}`,
      source: { type: 'e2e', id: randomUUID() },
      rule: 'e2e',
      reason: 'behaviour',
      detail: {},
      actor: 'system:e2e',
      occurredAt: at,
      now: at,
    };
    postCredit(work, posting, { activatesAt: at, expiresAt: null });
    await saveLedger(tx, work);
  });
}
