import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, insertion, statement } from '@/lib/platform/db';
import { USE_STATES } from '../rules/life';

const UseRow = z.object({
  memberId: z.string(),
  grantId: z.string(),
  source: z.string(),
  benefit: z.string(),
  state: z.enum(USE_STATES),
  at: z.date(),
  heldUntil: z.date().nullable(),
  amount: z.number(),
  cost: z.number(),
  storeCode: z.string().nullable(),
  channel: z.string().nullable(),
  clerk: z.string().nullable(),
  way: z.string(),
  note: z.string().nullable(),
  changedAt: z.date(),
});

/** A use as it is kept: when, for which order, how much, where, by whom (S0-3.4). */
export type UseRow = z.output<typeof UseRow>;

const COLUMNS: Columns<UseRow> = {
  memberId: 'uuid',
  grantId: 'uuid',
  source: 'text',
  benefit: 'text',
  state: 'text',
  at: 'timestamptz',
  heldUntil: 'timestamptz',
  amount: 'int8',
  cost: 'int8',
  storeCode: 'text',
  channel: 'text',
  clerk: 'text',
  way: 'text',
  note: 'text',
  changedAt: 'timestamptz',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `u."${name}"`)
  .join(', ');
const SET = Object.keys(COLUMNS)
  .filter((name) => !['memberId', 'grantId', 'source'].includes(name))
  .map((name) => `"${name}" = excluded."${name}"`)
  .join(', ');

// Primary key by its first columns: a grant's uses are few.
const readOfGrants = statement(
  'benefits.uses.of',
  `SELECT ${NAMES} FROM "BenefitUse" u JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, g) ON u."memberId" = n.m AND u."grantId" = n.g`,
  UseRow,
);
// Index (memberId, benefit, at).
const readSince = statement(
  'benefits.uses.since',
  `SELECT ${NAMES} FROM "BenefitUse" u JOIN unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS n(m, b, f)
     ON u."memberId" = n.m AND u."benefit" = n.b AND u."at" >= n.f`,
  UseRow,
);
// Index (memberId, benefit, at) by its first column.
const readOfMember = statement(
  'benefits.uses.member',
  `SELECT ${NAMES} FROM "BenefitUse" u WHERE u."memberId" = $1 AND u."state" IN ('used', 'returned')
   ORDER BY u."at" DESC, u."source" LIMIT $2`,
  UseRow,
);
// Index (benefit, at), backwards; the members of the stores in $3 by their primary key.
const readOfBenefit = statement(
  'benefits.uses.benefit',
  `SELECT ${NAMES} FROM "BenefitUse" u WHERE u."benefit" = $1 AND u."state" IN ('used', 'returned') AND ($3::text[] IS NULL
     OR EXISTS (SELECT 1 FROM "Member" m WHERE m."id" = u."memberId" AND m."storeCode" = ANY($3)))
   ORDER BY u."at" DESC, u."source" LIMIT $2`,
  UseRow,
);
// Index (clerk, at), which holds uses by hand only, backwards.
const readByClerk = statement(
  'benefits.uses.clerk',
  `SELECT ${NAMES} FROM "BenefitUse" u WHERE u."clerk" = $1 AND u."at" >= $2 AND u."at" < $3 AND u."state" IN ('used', 'returned')
   ORDER BY u."at" DESC, u."source" LIMIT $4`,
  UseRow,
);
// Index (storeCode, at), which holds uses by hand only, backwards.
const readByStore = statement(
  'benefits.uses.store',
  `SELECT ${NAMES} FROM "BenefitUse" u WHERE u."storeCode" = $1 AND u."clerk" IS NOT NULL AND u."at" >= $2 AND u."at" < $3
     AND u."state" IN ('used', 'returned') ORDER BY u."at" DESC, u."source" LIMIT $4`,
  UseRow,
);
const upsertUses = insertion<UseRow>(
  'benefits.uses.save',
  'BenefitUse',
  COLUMNS,
  `ON CONFLICT ("memberId", "grantId", "source") DO UPDATE SET ${SET}`,
);

/** The uses of grants. */
export const usesOfGrants = (
  db: Db,
  grants: readonly { readonly memberId: string; readonly id: string }[],
): Promise<UseRow[]> =>
  grants.length === 0
    ? Promise.resolve([])
    : readOfGrants(db, [grants.map(({ memberId }) => memberId), grants.map(({ id }) => id)]);

/** The uses of benefits by members since instants. */
export const usesSince = (
  db: Db,
  asked: readonly { readonly memberId: string; readonly benefit: string; readonly from: Date }[],
): Promise<UseRow[]> =>
  asked.length === 0
    ? Promise.resolve([])
    : readSince(db, [asked.map((a) => a.memberId), asked.map((a) => a.benefit), asked.map((a) => a.from)]);

/** What a member has used, newest first. */
export const usesOfMember = (db: Db, memberId: string, limit: number): Promise<UseRow[]> =>
  readOfMember(db, [memberId, limit]);

/** What a clerk redeemed in [from, to), newest first. */
export const usesByClerk = (
  db: Db,
  {
    clerk,
    from,
    to,
    limit,
  }: { readonly clerk: string; readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<UseRow[]> => readByClerk(db, [clerk, from, to, limit]);

/** What was redeemed by hand in a store in [from, to), newest first. */
export const usesByStore = (
  db: Db,
  {
    store,
    from,
    to,
    limit,
  }: { readonly store: string; readonly from: Date; readonly to: Date; readonly limit: number },
): Promise<UseRow[]> => readByStore(db, [store, from, to, limit]);

/** Who has used a benefit, newest first, of the members of some stores (null: of all). */
export const usesOfBenefit = (
  db: Db,
  benefit: string,
  stores: readonly string[] | null,
  limit: number,
): Promise<UseRow[]> => readOfBenefit(db, [benefit, limit, stores]);

/** Saves uses, new ones and those that changed. */
export const saveUses = (db: Db, rows: readonly UseRow[]): Promise<number> => upsertUses(db, rows);
