import 'server-only';
import { STANDARD_NOTE } from '@/lib/kernel/standard-note';
import { type Db, pool } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { rulesetIn } from '@/lib/rulesets';
import { STANDARD_BOOST, STANDARD_REFERRAL } from '../rules/standard';
import { type BoostRules, BoostRulesSchema, type ReferralRules, ReferralRulesSchema } from '../schema';

/** How versions of invitations are kept. */
export const referralRuleset = rulesetIn<ReferralRules>('referral', 'ReferralRules', ReferralRulesSchema);

/** How versions of friend boosts are kept. */
export const boostRuleset = rulesetIn<BoostRules>('boost', 'BoostRules', BoostRulesSchema);

// History before the program has no invitations: both programmes count from its beginning.
const FROM_THE_BEGINNING = new Date('1970-01-01T00:00:00Z');

/** Saves version 1 of both programmes where there is none; answers whether something was new. */
export async function saveStandardReferral(db: Db): Promise<boolean> {
  const first = { version: 1, effectiveFrom: FROM_THE_BEGINNING, note: STANDARD_NOTE };
  const added = [
    await referralRuleset.save(db, { ...first, rules: STANDARD_REFERRAL }),
    await boostRuleset.save(db, { ...first, rules: STANDARD_BOOST }),
  ];
  return added.some(Boolean);
}

/** The versions of both programmes that were not withdrawn, newest first (N17). */
export async function programmeVersions(db: Db, settings: Program) {
  const [referral, boost] = await Promise.all([referralRuleset.live(db, settings), boostRuleset.live(db, settings)]);
  return { referral, boost };
}

/** The version of invitations that counts at the instant. */
export const referralRulesAt = async (at: Date, db: Db = pool()) =>
  referralRuleset.at(await referralRuleset.live(db, await program(db)), at);

/** The version of friend boosts that counts at the instant. */
export const boostRulesAt = async (at: Date, db: Db = pool()) =>
  boostRuleset.at(await boostRuleset.live(db, await program(db)), at);
