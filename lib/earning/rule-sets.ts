import { GrowthRulesSchema, growthVersions, saveGrowthRules, withdrawGrowthRules } from '@/lib/growth';
import type { Cap, Earning, OrderRules } from '@/lib/kernel/earning';
import { parseInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { PointsRulesSchema, pointsVersions, savePointsRules, withdrawPointsRules } from '@/lib/points';
import type { ListedVersion } from './rules/versions';
import type { RuleSet } from './schema';

/** A published version as it is listed, with who withdrew it and why. */
export type RulesListing = ListedVersion & {
  readonly publishedAt: Date;
  readonly note: string;
  readonly rules: unknown;
  readonly withdrawnBy: string | null;
  readonly withdrawnWhy: string | null;
};

type NewVersion = {
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly rules: unknown;
  readonly note: string;
};

type Withdrawal = { readonly version: number; readonly at: Date; readonly by: string; readonly note: string };

/** What the two rule sets have in common: how they read, where their versions are, and the part that orders earn by. */
type RuleSetDoor = {
  readonly read: (raw: unknown) => { readonly rules: unknown; readonly order: OrderRules };
  readonly versions: (db: Db) => Promise<readonly RulesListing[]>;
  readonly add: (db: Db, version: NewVersion) => Promise<boolean>;
  readonly withdraw: (db: Db, withdrawal: Withdrawal) => Promise<boolean>;
};

const orderOf = (order: Earning, caps: readonly Cap[]): OrderRules => ({ order, caps });

/** The rule sets by name; what does not fit is complained about with its place. */
export const RULE_SET_DOORS: Readonly<Record<RuleSet, RuleSetDoor>> = {
  points: {
    read(raw) {
      const rules = parseInput(PointsRulesSchema, raw);
      return { rules, order: orderOf(rules.order, rules.caps) };
    },
    versions: pointsVersions,
    add: savePointsRules,
    withdraw: withdrawPointsRules,
  },
  growth: {
    read(raw) {
      const rules = parseInput(GrowthRulesSchema, raw);
      return { rules, order: orderOf(rules.order, []) };
    },
    versions: growthVersions,
    add: saveGrowthRules,
    withdraw: withdrawGrowthRules,
  },
};
