import 'server-only';
import { STANDARD_NOTE } from '@/lib/kernel/standard-note';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { rulesetIn } from '@/lib/rulesets';
import { STANDARD_STAGES, type StageRules, StageRulesSchema } from '../rules/stages';
import { STANDARD_VALUES, type ValueRules, ValueRulesSchema } from '../rules/value';

/** The versions of the edges of stages (C7). */
export const stageRuleset = rulesetIn<StageRules>('segments.stages', 'StageRules', StageRulesSchema);

/** The versions of the edges of scores and of the map of values (4.I). */
export const valueRuleset = rulesetIn<ValueRules>('segments.values', 'ValueRules', ValueRulesSchema);

/** The edges of stages that count at the instant (C7). */
export const stageRulesAt = async (db: Db, program: Program, at: Date): Promise<StageRules> =>
  stageRuleset.at(await stageRuleset.live(db, program), at).rules;

/** By what classes of value are given at the instant (4.I). */
export const valueRulesAt = async (db: Db, program: Program, at: Date): Promise<ValueRules> =>
  valueRuleset.at(await valueRuleset.live(db, program), at).rules;

/** Stores what a program begins with, once; answers whether any of it is new. */
export async function saveStandardStandings(db: Db): Promise<boolean> {
  const first = { version: 1, effectiveFrom: new Date(0), note: STANDARD_NOTE };
  const stages = await stageRuleset.save(db, { ...first, rules: STANDARD_STAGES });
  return (await valueRuleset.save(db, { ...first, rules: STANDARD_VALUES })) || stages;
}
