import 'server-only';
import { carriedCounters } from '@/lib/platform/carried-counters';
import { capUseIn, rulesetIn, type Version } from '@/lib/rulesets';
import { type PointsRules, PointsRulesSchema } from './schema';

/** One version of the rules of points with the instant from which it counts. */
export type RulesVersion = Version<PointsRules>;

/** The versions of the rules of points: those that count, the one of an instant, and how one is added or withdrawn. */
export const {
  live: pointsRules,
  at: rulesAt,
  save: savePointsRules,
  listed: pointsVersions,
  withdraw: withdrawPointsRules,
} = rulesetIn<PointsRules>('points', 'PointsRules', PointsRulesSchema);

/** What members have used of the caps that orders and behaviours share. */
export const { read: readCapUse, save: saveCapUse } = capUseIn('points', 'PointsCapUse');

/** Adds a merged member's use of caps to the survivor's, and gives it back (4.E, N13). */
export const carriedPointsUse = carriedCounters('points.caps', 'PointsCapUse', { name: 'cap', figure: 'used' });
