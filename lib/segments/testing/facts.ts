import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';

const DAY_MS = 86_400_000;
const DAYS = [-8, -7, -1, 0, 1, 2, 7, 8, 29, 30, 31, 364, 365, 366];

/** Numbers by a seed, the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed + 1;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}

/** Gives a member what contexts above segments keep of him: coupons, benefits, behaviours on and around every boundary. */
export async function insertFacts(
  memberId: string,
  seed: number,
  now: Date,
  batches: readonly string[],
): Promise<void> {
  const roll = dice(seed);
  await insertSegments(memberId, dice(seed + 1), now);
  const at = () => new Date(now.getTime() - (DAYS[roll(DAYS.length)] ?? 0) * DAY_MS + roll(3) - 1);
  for (let n = roll(4); n > 0; n--) await insertCoupon(memberId, batches[roll(batches.length)] ?? '', roll, at);
  for (let n = roll(3); n > 0; n--) await insertGrant(memberId, ['gift', 'parcel'][roll(2)] ?? '', roll, at);
  if (roll(6) > 0) await insertStanding(memberId, roll, at);
  for (let n = roll(4); n > 0; n--)
    await pool().query(
      `INSERT INTO "BehaviourEvent" ("memberId", "id", "externalId", "type", "at", "props", "points", "growth", "contentHash", "decisionId")
       VALUES ($1, $2, gen_random_uuid()::text, $3, $4, '{}', 0, 0, 'h', $2)`,
      [memberId, newId(), ['check_in', 'share', 'review'][roll(3)], at()],
    );
}

type Roll = (sides: number) => number;

const SEGMENTS = ['regulars', 'silent', 'vip'];

/** Puts a member into some segments, and on some of their lists. */
async function insertSegments(memberId: string, roll: Roll, now: Date): Promise<void> {
  for (const code of SEGMENTS) {
    if (roll(2) === 0)
      await pool().query('INSERT INTO "SegmentMember" ("segmentCode", "memberId", "enteredAt") VALUES ($1, $2, $3)', [
        code,
        memberId,
        now,
      ]);
    const side = [null, 'include', 'exclude'][roll(3)];
    if (side)
      await pool().query(
        `INSERT INTO "SegmentListed" ("segmentCode", "side", "memberId", "at", "by") VALUES ($1, $2, $3, $4, 'test')`,
        [code, side, memberId, now],
      );
  }
}

async function insertStanding(memberId: string, roll: Roll, at: () => Date): Promise<void> {
  const stage = ['new', 'active', 'silent', 'lost', null][roll(5)] ?? null;
  const value = ['high', 'low', 'average', null][roll(4)] ?? null;
  const score = () => (value === null ? null : roll(5) + 1);
  await pool().query(
    `INSERT INTO "MemberStanding" ("memberId", "stage", "stageSince", "class", "classSince", "recency", "frequency", "money")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [memberId, stage, stage && at(), value, value && at(), score(), score(), score()],
  );
}

async function insertCoupon(memberId: string, batchId: string, roll: Roll, at: () => Date): Promise<void> {
  const state = ['CLAIMED', 'HELD', 'USED', 'EXPIRED', 'VOIDED'][roll(5)];
  const [one, other] = [at(), at()];
  const [startsAt, endsAt] = one < other ? [one, other] : [other, new Date(one.getTime() + 5)];
  await pool().query(
    `INSERT INTO "Coupon" ("memberId", "id", "batchId", "version", "claimKey", "source", "state", "issuedAt", "startsAt", "endsAt", "heldUntil", "usedAt", "voidedAt")
     VALUES ($1, $2, $3, 1, gen_random_uuid()::text, 'test', $4, $5, $5, $6, $7, $8, $9)`,
    [
      memberId,
      newId(),
      batchId,
      state,
      startsAt,
      endsAt,
      state === 'HELD' ? at() : null,
      state === 'USED' ? at() : null,
      state === 'VOIDED' ? at() : null,
    ],
  );
}

async function insertGrant(memberId: string, benefit: string, roll: Roll, at: () => Date): Promise<void> {
  const [one, other] = [at(), at()];
  const [startsAt, endsAt] = one < other ? [one, other] : [other, new Date(one.getTime() + 5)];
  const quota = [null, 1, 2][roll(3)] ?? null;
  const voidedAt = roll(5) === 0 ? at() : null;
  const id = newId();
  await pool().query(
    `INSERT INTO "BenefitGrant" ("memberId", "id", "benefit", "version", "grantKey", "source", "period", "quota", "used", "issuedAt", "startsAt", "endsAt", "voidedAt", "voidedWhy")
     VALUES ($1, $2, $3, 1, gen_random_uuid()::text, 'test', 'ever', $4, $5, $6, $6, $7, $8, $9)`,
    [
      memberId,
      id,
      benefit,
      quota,
      quota === null ? 0 : roll(quota + 1),
      startsAt,
      roll(4) === 0 ? null : endsAt,
      voidedAt,
      voidedAt === null ? null : 'test',
    ],
  );
  for (let n = roll(3); n > 0; n--)
    await pool().query(
      `INSERT INTO "BenefitUse" ("memberId", "grantId", "source", "benefit", "state", "at", "way", "changedAt")
       VALUES ($1, $2, $3, $4, $5, $6, 'order', $6)`,
      [memberId, id, `o${n}`, benefit, ['used', 'returned'][roll(2)], at()],
    );
}
