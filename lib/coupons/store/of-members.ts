import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { COUPON_STATES } from '../rules/life';

const Row = z.object({
  memberId: z.string(),
  batchId: z.string(),
  isVoided: z.boolean(),
  state: z.enum(COUPON_STATES),
  startsAt: z.date(),
  endsAt: z.date(),
  heldUntil: z.date().nullable(),
  usedAt: z.date().nullable(),
});

/** A copy of a member as segments ask about it, and whether its batch is voided. */
export type MemberCopy = z.output<typeof Row>;

// Primary key (memberId, id), by its first column; the batches are few.
const read = statement(
  'coupons.of-members',
  `SELECT c."memberId", c."batchId", b."state" = 'voided' AS "isVoided", c."state", c."startsAt", c."endsAt", c."heldUntil", c."usedAt"
   FROM "Coupon" c JOIN "CouponBatch" b ON b."id" = c."batchId" WHERE c."memberId" = ANY($1::uuid[])`,
  Row,
);

/** All copies of members, by member. */
export const copiesOfMembers = async (db: Db, memberIds: readonly string[]): Promise<Map<string, MemberCopy[]>> =>
  Map.groupBy(await read(db, [memberIds]), ({ memberId }) => memberId);
