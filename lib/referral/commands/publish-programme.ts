import { actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command, parseInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { raiseRevision } from '@/lib/platform/program';
import { rewardsSchema } from '@/lib/rewards';
import { BoostRulesSchema, PublishProgrammeInput, ReferralRulesSchema, WithdrawProgrammeInput } from '../schema';
import { boostRuleset, referralRuleset } from '../store/rules';

/** What both rule sets can do, whichever rules they keep. */
type Ruleset = Pick<typeof referralRuleset, 'withdraw'> & {
  readonly listed: (
    db: Db,
  ) => Promise<readonly { version: number; effectiveFrom: Date; withdrawnAt: Date | null; rules: unknown }[]>;
};
const RULESETS: Readonly<Record<'referral' | 'boost', Ruleset>> = { referral: referralRuleset, boost: boostRuleset };

/**
 * Publishes a new version of invitations or boosts, which counts for who registers or begins from then on: what was
 * promised before stays as it was (4.M). Whoever began from a version that is not the newest must look again.
 */
export const publishProgrammeCommand = command({
  name: 'referral.publish',
  can: 'referral.edit',
  input: PublishProgrammeInput,
  async run({ db, now }, input) {
    const { programme, basedOn, note, effectiveFrom } = input;
    // First, since it makes others who publish wait: they then see this version and are refused.
    const known = await raiseRevision(db, now);
    const rewards = input.programme === 'referral' ? SIDES_OF.referral(input.rules) : SIDES_OF.boost(input.rules);
    for (const side of rewards) parseInput(rewardsSchema, side);
    const versions = await RULESETS[programme].listed(db);
    const newest = versions.find(({ withdrawnAt }) => withdrawnAt === null);
    if ((newest?.version ?? 0) !== basedOn)
      throw new Refusal('rules_changed_meanwhile', { latest: newest?.version ?? 0, basedOn });
    const from = effectiveFrom ?? known;
    if (from < known) throw new Refusal('effective_in_past', { earliest: known.toISOString() });
    if (newest !== undefined && from <= newest.effectiveFrom)
      throw new Refusal('effective_before_newest', {
        version: newest.version,
        effectiveFrom: newest.effectiveFrom.toISOString(),
      });
    const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
    const made = { version, effectiveFrom: from, note };
    if (input.programme === 'referral')
      await referralRuleset.save(db, { ...made, rules: ReferralRulesSchema.parse(input.rules) });
    else await boostRuleset.save(db, { ...made, rules: BoostRulesSchema.parse(input.rules) });
    return { version, effectiveFrom: from.toISOString(), before: newest?.rules ?? null };
  },
  audit: ({ programme, rules, note }, { version, effectiveFrom, before }) => ({
    objectType: programme,
    objectId: `${programme}@${version}`,
    before: { rules: before },
    after: { rules, effectiveFrom },
    reason: note,
  }),
});

const SIDES_OF = {
  referral: ({ inviter, friend }: { inviter: unknown; friend: unknown }) => [inviter, friend],
  boost: ({ owner, helper }: { owner: unknown; helper: unknown }) => [owner, helper],
};

/** Takes a version out before it begins: it never counts (4.M). */
export const withdrawProgrammeCommand = command({
  name: 'referral.withdraw',
  can: 'referral.edit',
  input: WithdrawProgrammeInput,
  async run({ db, now, actor }, { programme, version, note }) {
    await raiseRevision(db, now);
    const found = (await RULESETS[programme].listed(db)).find((one) => one.version === version);
    if (found === undefined) throw new Refusal('version_not_found', { version }, 404);
    if (found.withdrawnAt !== null) throw new Refusal('version_withdrawn', { version });
    if (found.effectiveFrom <= now) throw new Refusal('version_began', { version });
    await RULESETS[programme].withdraw(db, { version, at: now, by: actorLabel(actor), note });
    return { version };
  },
  audit: ({ programme, version, note }) => ({
    objectType: programme,
    objectId: `${programme}@${version}`,
    after: { withdrawn: true },
    reason: note,
  }),
});
