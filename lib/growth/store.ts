import 'server-only';
import { capUseIn, rulesetIn, type Version } from '@/lib/rulesets';
import { type GrowthRules, GrowthRulesSchema } from './schema';

/** One version of the rules of growth with the instant from which it counts. */
export type GrowthVersion = Version<GrowthRules>;

/** The versions of the rules of growth: those that count, the one of an instant, and how one is added or withdrawn. */
export const {
  live: growthRules,
  at: growthRulesAt,
  save: saveGrowthRules,
  listed: growthVersions,
  withdraw: withdrawGrowthRules,
} = rulesetIn<GrowthRules>('growth', 'GrowthRules', GrowthRulesSchema);

/** What members have used of the caps on behaviour growth. */
export const { read: readGrowthUse, save: saveGrowthUse } = capUseIn('growth', 'GrowthCapUse');
