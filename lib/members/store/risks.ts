import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const RiskRow = z.object({ memberId: z.string(), reason: z.string(), at: z.date(), byName: z.string() });

/** What is to be looked out for with a member, who said so, and when. */
export type RiskRow = z.output<typeof RiskRow>;

// Primary key.
const read = statement(
  'members.risks.of',
  'SELECT "memberId", "reason", "at", "byName" FROM "MemberRisk" WHERE "memberId" = ANY($1::uuid[]) ORDER BY "at" DESC',
  RiskRow,
);
const write = execution(
  'members.risks.save',
  `INSERT INTO "MemberRisk" ("memberId", "reason", "at", "byName") VALUES ($1, $2, $3, $4)
   ON CONFLICT ("memberId") DO UPDATE SET "reason" = $2, "at" = $3, "byName" = $4`,
);
const remove = execution('members.risks.delete', 'DELETE FROM "MemberRisk" WHERE "memberId" = ANY($1::uuid[])');

/** The marks of members, the newest first. */
export const risksOf = (db: Db, memberIds: readonly string[]): Promise<RiskRow[]> => read(db, [memberIds]);

/** Puts a mark on a member in place of the one he has. */
export const saveRisk = (db: Db, { memberId, reason, at, byName }: RiskRow): Promise<number> =>
  write(db, [memberId, reason, at, byName]);

/** Takes the marks of members off; answers how many there were. */
export const deleteRisks = (db: Db, memberIds: readonly string[]): Promise<number> => remove(db, [memberIds]);
