import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const GrantRow = z.object({
  memberId: z.string(),
  benefit: z.string(),
  quota: z.number().nullable(),
  used: z.number(),
  startsAt: z.date(),
  endsAt: z.date().nullable(),
  voidedAt: z.date().nullable(),
});
const UseRow = z.object({ memberId: z.string(), benefit: z.string(), at: z.date() });

/** A grant of a member, as segments ask about it. */
export type MemberGrant = z.output<typeof GrantRow>;
/** A use of a benefit that stands. */
export type MemberUse = z.output<typeof UseRow>;

// Primary key (memberId, id), by its first column.
const readGrants = statement(
  'benefits.grants.of-all',
  `SELECT "memberId", "benefit", "quota", "used", "startsAt", "endsAt", "voidedAt" FROM "BenefitGrant"
   WHERE "memberId" = ANY($1::uuid[])`,
  GrantRow,
);
// Primary key (memberId, grantId, source), by its first column.
const readUses = statement(
  'benefits.uses.of-all',
  `SELECT "memberId", "benefit", "at" FROM "BenefitUse" WHERE "memberId" = ANY($1::uuid[]) AND "state" = 'used'`,
  UseRow,
);

/** What members have of benefits, by member: all grants, and the uses that stand. */
export async function benefitsOfMembers(
  db: Db,
  memberIds: readonly string[],
): Promise<Map<string, { grants: readonly MemberGrant[]; uses: readonly MemberUse[] }>> {
  const [grants, uses] = await Promise.all([readGrants(db, [memberIds]), readUses(db, [memberIds])]);
  const [byGrant, byUse] = [
    Map.groupBy(grants, ({ memberId }) => memberId),
    Map.groupBy(uses, ({ memberId }) => memberId),
  ];
  return new Map(memberIds.map((id) => [id, { grants: byGrant.get(id) ?? [], uses: byUse.get(id) ?? [] }]));
}
