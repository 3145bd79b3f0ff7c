import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { REFERRAL_STATES } from '../rules/decide-referral';
import { GIFT_STATES } from './referrals';

const Evidence = z.array(
  z.object({ signal: z.string(), by: z.string(), count: z.number(), limit: z.number(), key: z.string() }),
);

const ListedRow = z.object({
  memberId: z.string(),
  inviterId: z.string(),
  boundAt: z.date(),
  version: z.number(),
  state: z.enum(REFERRAL_STATES),
  code: z.string().nullable(),
  review: z.enum(['none', 'open', 'released', 'refused']),
  evidence: Evidence,
  orderNumber: z.string().nullable(),
  amount: z.number(),
  ripeAt: z.date().nullable(),
  decidedAt: z.date().nullable(),
  inviterGift: z.enum(GIFT_STATES),
  friendGift: z.enum(GIFT_STATES),
  note: z.string().nullable(),
});

/** An invitation as the back office lists it. */
export type ListedReferral = z.output<typeof ListedRow>;

const ROW = Object.keys(ListedRow.shape)
  .map((name) => `r."${name}"`)
  .join(', ');
const FROM = `FROM "Referral" r JOIN "Member" f ON f."id" = r."memberId" JOIN "Member" i ON i."id" = r."inviterId"`;
// Whoever reaches some stores only sees what both sides of which belong there (S1-5.1).
const MATCH = `($1::text[] IS NULL OR f."storeCode" = ANY($1::text[]) AND i."storeCode" = ANY($1::text[]))
  AND CASE $2 WHEN 'held' THEN r."review" = 'open' WHEN 'waiting' THEN r."state" IN ('bound', 'pending')
      WHEN 'given' THEN r."state" = 'given' WHEN 'ended' THEN r."state" IN ('refused', 'expired', 'taken') ELSE true END
  AND ($3::uuid IS NULL OR r."memberId" = $3::uuid OR r."inviterId" = $3::uuid)`;

// Index (boundAt, memberId), forwards and backwards; the two members by primary key.
const readOlder = statement(
  'referral.list.older',
  `SELECT ${ROW} ${FROM} WHERE ${MATCH} AND ($4::timestamptz IS NULL OR (r."boundAt", r."memberId") < ($4, $5::uuid))
   ORDER BY r."boundAt" DESC, r."memberId" DESC LIMIT $6`,
  ListedRow,
);
const readNewer = statement(
  'referral.list.newer',
  `SELECT ${ROW} ${FROM} WHERE ${MATCH} AND (r."boundAt", r."memberId") > ($4::timestamptz, $5::uuid)
   ORDER BY r."boundAt", r."memberId" LIMIT $6`,
  ListedRow,
);
// As above, up to the cap.
const countAll = statement(
  'referral.list.count',
  `SELECT count(*)::int AS "count" FROM (SELECT 1 ${FROM} WHERE ${MATCH} LIMIT $4) c`,
  z.object({ count: z.number() }),
);

/** Which invitations are looked for: null stores see all, a null member means anybody's. */
export type ReferralFilter = {
  readonly stores: readonly string[] | null;
  readonly view: string;
  readonly memberId: string | null;
};

/** A place in the list. */
export type ReferralPlace = { readonly at: Date; readonly id: string } | null;

/** A page of invitations, the newest first, after a place or before it. */
export async function listReferrals(
  db: Db,
  { stores, view, memberId }: ReferralFilter,
  { place, isBack, limit }: { readonly place: ReferralPlace; readonly isBack: boolean; readonly limit: number },
): Promise<ListedReferral[]> {
  const values = [stores, view, memberId, place?.at ?? null, place?.id ?? null, limit];
  return isBack && place !== null ? (await readNewer(db, values)).reverse() : readOlder(db, values);
}

/** How many invitations match, counted up to a cap. */
export const countReferrals = async (
  db: Db,
  { stores, view, memberId }: ReferralFilter,
  cap: number,
): Promise<number> => (await countAll(db, [stores, view, memberId, cap]))[0]?.count ?? 0;
