import 'server-only';
import { CouponTermsSchema, openBatch, processClaimsIn } from '@/lib/coupons';
import { actorLabel } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import { addDays } from '@/lib/kernel/day';
import { knownMembers } from '@/lib/members';
import { pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { demoBatches } from '../rules/coupon-batches';
import { memberExternalId } from '../rules/people';
import { DEMO_ACTOR } from '../story-events';

const PEOPLE = 300;

/**
 * Opens the standard batches of coupons and lets members of the story claim them, by the way that all claims go. What is
 * there stays: a batch is known by its code, a claim by its key.
 */
export async function seedCoupons(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const names = Array.from({ length: PEOPLE }, (_, place) => memberExternalId(place + 1));
  const known = await knownMembers(pool(), { externalIds: names });
  const memberIds = names.flatMap((name) => known.get(`external:${name}`) ?? []);
  for (const { code, terms, daysAgo, claimers } of demoBatches(now, zone)) {
    const at = addDays(now, -daysAgo, zone);
    await withTransaction(async (db) => {
      const hand = { by: actorLabel(DEMO_ACTOR), note: '演示数据', now: at };
      const batchId = await openBatch(db, CouponTermsSchema.parse(terms), { ...hand, code, isDemo: true });
      const claims = memberIds
        .slice(0, claimers)
        .map((memberId) => ({ memberId, batchId, key: `demo:${code}`, way: 'claim' as const, from: {} }));
      const outcomes = claims.length === 0 ? [] : await processClaimsIn(db, claims, at);
      for (const outcome of outcomes)
        assert(outcome.ok, outcome.ok ? '' : `the demo's claim was refused: ${outcome.refusal.code}`);
    });
  }
}
