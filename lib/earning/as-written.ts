import { must } from '@/lib/kernel/assert';
import type { OrderRules } from '@/lib/kernel/earning';
import type { Db } from '@/lib/platform/db';
import { RULE_SET_DOORS } from './rule-sets';
import { liveOf, newestOf } from './rules/versions';
import type { RuleSet } from './schema';
import { draftOf } from './store';

/** By what orders earn at the instant, of both rule sets. */
export async function orderRulesAt(db: Db, now: Date): Promise<Readonly<Record<RuleSet, OrderRules>>> {
  const [points, growth] = await Promise.all([liveOrderRules(db, 'points', now), liveOrderRules(db, 'growth', now)]);
  return { points, growth };
}

/** What somebody is writing as the next version of a rule set, else its newest version, as far as orders earn by it. */
export async function earningAsWritten(db: Db, ruleSet: RuleSet): Promise<OrderRules> {
  const door = RULE_SET_DOORS[ruleSet];
  const [draft, versions] = await Promise.all([draftOf(db, ruleSet), door.versions(db)]);
  return door.read(draft?.rules ?? must(newestOf(versions), 'rules without a version').rules).order;
}

async function liveOrderRules(db: Db, ruleSet: RuleSet, now: Date): Promise<OrderRules> {
  const door = RULE_SET_DOORS[ruleSet];
  return door.read(must(liveOf(await door.versions(db), now), 'rules without a version in force').rules).order;
}
