import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const OPEN = `"memberId" = ANY($1::uuid[]) AND "voidedAt" IS NULL AND ("endsAt" IS NULL OR "endsAt" > $2::timestamptz)
  AND ("quota" IS NULL OR "used" < "quota")`;

// Primary key (memberId, id): the grants of one member.
const count = statement(
  'benefits.leaving.count',
  `SELECT count(*) AS grants FROM "BenefitGrant" WHERE ${OPEN}`,
  z.object({ grants: z.number() }),
);

/** How many benefits members could still use. */
export const countOpen = async (db: Db, memberIds: readonly string[], now: Date): Promise<number> =>
  (await count(db, [memberIds, now]))[0]?.grants ?? 0;

const voidAll = execution(
  'benefits.leaving.void',
  `UPDATE "BenefitGrant" SET "voidedAt" = $2::timestamptz, "voidedWhy" = 'account_closed' WHERE ${OPEN}`,
);

/** Voids them when their locked members close their accounts (4.K). */
export const voidOpen = (db: Db, memberIds: readonly string[], now: Date): Promise<number> =>
  voidAll(db, [memberIds, now]);
