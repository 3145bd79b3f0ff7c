import { createApiKeyCommand } from '@/lib/access';
import { givenBenefit, givenGrant } from '@/lib/benefits/testing/grants';
import { givenBudget } from '@/lib/budgets/testing/given';
import { processClaims } from '@/lib/coupons/claim/process';
import { givenBatch } from '@/lib/coupons/testing/people';
import { requireId } from '@/lib/kernel/id';
import { givenOffer, givenPoints } from '@/lib/orders/testing/quoted';
import { execute } from '@/lib/platform/command';
import { systemCaller } from '@/lib/platform/system-caller';
import { benchProgram } from './orders';

const POINTS = 3_000;
const COPIES = 4;
const TIMES = 3;
const LIMIT = 600_000;

/**
 * Members who have points, a few coupons and a quota each, and an offer with a budget that does not last for all: so that
 * flows are refused, too.
 */
export async function givenDrill(members: number) {
  const { memberIds } = await benchProgram(members);
  const input = { name: 'drill', scopes: ['orders.write', 'orders.read', 'refunds.write'], ratePerSecond: null };
  const { key } = (await execute(createApiKeyCommand, systemCaller('bench'), input)) as { key: string };
  const batch = await givenBatch({ perMember: COPIES });
  const benefit = await givenBenefit();
  const budget = await givenBudget({ limit: LIMIT });
  const about = { layer: 'order', budgets: [budget], scope: { include: { skus: ['DRILL'] } } };
  await givenOffer('drill', { kind: 'spend_save', params: { from: 9_000, off: 1_000 }, ...about });
  for (const id of memberIds) {
    const memberId = requireId('member', id);
    await givenPoints(memberId, POINTS);
    await givenGrant(memberId, benefit, { quota: TIMES });
    const claims = Array.from({ length: COPIES }, () => ({
      memberId,
      batchId: batch,
      key: null,
      way: 'give' as const,
      from: {},
    }));
    for (const outcome of await processClaims(claims, new Date())) if (!outcome.ok) throw outcome.refusal;
  }
  return { key, memberIds, budget };
}
