import 'server-only';
import { BenefitTermsSchema, grantIn, openBenefit, planBenefitJobs, runBenefitJobs } from '@/lib/benefits';
import { CouponTermsSchema, openBatch } from '@/lib/coupons';
import { actorLabel } from '@/lib/kernel/actor';
import { instantOf, localTime } from '@/lib/kernel/day';
import { knownMembers } from '@/lib/members';
import { pool, withTransaction } from '@/lib/platform/db';
import { program, raiseRevision } from '@/lib/platform/program';
import { DEMO_BENEFITS, EXCHANGED_BATCH } from '../rules/benefits';
import { memberExternalId } from '../rules/people';
import { DEMO_ACTOR } from '../story-events';

/** Whoever signs in to the demo, and some of the crowd. */
const PEOPLE = 150;

/**
 * Opens the demo's benefits of points and grants what the running month gives, by the way that the worker does it each
 * month, as of the month's first moment: whoever looks at the demo finds coupons, free deliveries and what points are good
 * for in place. Done again it grants nothing.
 */
export async function seedBenefits(now: Date): Promise<void> {
  const { zone } = await program(pool());
  const { year, month } = localTime(now, zone);
  const first = instantOf(zone, year, month, 1);
  const hand = { by: actorLabel(DEMO_ACTOR), note: '演示数据', isDemo: true };
  await withTransaction(async (db) => {
    await raiseRevision(db, now);
    const { code, terms } = EXCHANGED_BATCH;
    await openBatch(db, CouponTermsSchema.parse({ ...terms, claimFrom: first }), { ...hand, code, now: first });
    for (const { code: name, terms: said } of DEMO_BENEFITS)
      await openBenefit(db, name, BenefitTermsSchema.parse(said), { ...hand, at: first });
  });
  await planBenefitJobs(first);
  await runBenefitJobs(() => first);
  await claimAll(first);
}

/** Members of the story claim them, by the way that all claims go; who may not, or has them, is refused as anybody is. */
async function claimAll(at: Date): Promise<void> {
  const names = Array.from({ length: PEOPLE }, (_, place) => memberExternalId(place + 1));
  const known = await knownMembers(pool(), { externalIds: names });
  const memberIds = names.flatMap((name) => known.get(`external:${name}`) ?? []);
  const asks = DEMO_BENEFITS.flatMap(({ code }) =>
    memberIds.map((memberId) => ({ memberId, benefit: code, source: 'claim' as const, key: 'claim', at })),
  );
  if (asks.length > 0) await withTransaction((db) => grantIn(db, asks, at));
}
