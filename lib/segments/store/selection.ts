import 'server-only';
import type { Condition } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { momentOf } from '../moment';
import { conditionSql } from './condition-sql';
import { ACTIVE, shapeOf } from './members-where';
import type { Reach } from './sql-writer';

/** Whom a condition surely holds for, as SQL: what to select from (m is the member), the condition, its parameters. */
export type Selection = {
  /** `FROM … WHERE …` of the active members; more may be asked with AND. */
  readonly from: string;
  readonly holds: string;
  readonly values: readonly unknown[];
  /** Tells statements of other shapes apart. */
  readonly shape: string;
};

/** The selection of the active members for whom a condition, with segments written out, holds at the instant. */
export async function selection(db: Db, condition: Condition, now: Date, reach: Reach = 'many'): Promise<Selection> {
  const { from, where, values } = conditionSql(condition, await momentOf(db, now), { reach, isSure: true });
  return { from: `FROM ${from} WHERE ${ACTIVE}`, holds: where, values, shape: shapeOf(`${from} ${where}`) };
}
