import 'server-only';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { pointsRules, signUpPoints } from '@/lib/points';

/** The points that joining gives at the instant, by the rules in force: what a page may promise. */
export async function signUpGift(now: Date): Promise<number> {
  const versions = await pointsRules(pool(), await program(pool()));
  const rules = versions.find(({ effectiveFrom }) => effectiveFrom <= now)?.rules;
  return rules === undefined ? 0 : signUpPoints(rules);
}
