import 'server-only';
import { carriedCounters } from '@/lib/platform/carried-counters';
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

/** Adds a merged member's use of caps to the survivor's, and gives it back (4.E, N13). */
export const carriedGrowthUse = carriedCounters('growth.caps', 'GrowthCapUse', { name: 'cap', figure: 'used' });
