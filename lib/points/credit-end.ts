import 'server-only';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { pointsEnd } from './rules/life';
import { pointsRules, rulesAt } from './store';

/** When points given at the instant end, by the rules of that instant (4.A.3); null when they never do. */
export async function creditEnd(db: Db, program: Program, at: Date): Promise<Date | null> {
  return pointsEnd(rulesAt(await pointsRules(db, program), at).rules, at, program.zone);
}
