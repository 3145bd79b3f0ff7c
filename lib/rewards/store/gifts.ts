import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import type { GivenItem, TakenItem } from '../gift';

const ItemRow: z.ZodType<GivenItem> = z.object({
  kind: z.string(),
  params: z.unknown(),
  refs: z.array(z.string()),
  amount: z.number(),
});
const TakenRow: z.ZodType<TakenItem> = z.object({
  kind: z.string(),
  taken: z.number(),
  kept: z.number(),
  debt: z.number(),
  waived: z.number(),
});

const GiftRow = z.object({
  memberId: z.string(),
  id: z.string(),
  key: z.string(),
  sourceType: z.string(),
  sourceRef: z.string(),
  version: z.number(),
  reason: z.string(),
  items: z.array(ItemRow),
  givenAt: z.date(),
  takenAt: z.date().nullable(),
  taken: z.array(TakenRow).nullable(),
});

/** A gift as it is kept. */
export type GiftRow = z.output<typeof GiftRow>;

const COLUMNS: Columns<Omit<GiftRow, 'takenAt' | 'taken'>> = {
  memberId: 'uuid',
  id: 'uuid',
  key: 'text',
  sourceType: 'text',
  sourceRef: 'text',
  version: 'int4',
  reason: 'text',
  items: 'json',
  givenAt: 'timestamptz',
};
const NAMES = [...Object.keys(COLUMNS), 'takenAt', 'taken'].map((name) => `g."${name}"`).join(', ');

const insertRows = insertion<Omit<GiftRow, 'takenAt' | 'taken'>>('rewards.gifts.insert', 'RewardGift', COLUMNS);
// Unique index (memberId, key).
const readByKey = statement(
  'rewards.gifts.key',
  `SELECT ${NAMES} FROM "RewardGift" g JOIN unnest($1::uuid[], $2::text[]) AS n(m, k) ON g."memberId" = n.m AND g."key" = n.k`,
  GiftRow,
);
// Index (memberId, sourceType, sourceRef) by its first column; a member has few gifts of a page.
const readOf = statement(
  'rewards.gifts.of',
  `SELECT ${NAMES} FROM "RewardGift" g WHERE g."memberId" = $1 AND g."sourceType" = $2 AND ($3::text IS NULL OR g."sourceRef" = $3)
   ORDER BY g."id" DESC LIMIT $4`,
  GiftRow,
);
// Index (memberId, sourceType, sourceRef).
const readKeys = statement(
  'rewards.gifts.keys',
  `SELECT "memberId", "key" FROM "RewardGift" WHERE "memberId" = ANY($1::uuid[]) AND "sourceType" = $2 AND "sourceRef" = $3`,
  z.object({ memberId: z.string(), key: z.string() }),
);
// Primary key; the member is locked.
const writeTaken = execution(
  'rewards.gifts.taken',
  `UPDATE "RewardGift" g SET "takenAt" = $4, "taken" = n.t FROM ROWS FROM (unnest($1::uuid[], $2::uuid[]), json_array_elements($3::json)) AS n(m, i, t)
   WHERE g."memberId" = n.m AND g."id" = n.i`,
);
// The giving of a set may begin anew without those who are refused, under the locks of the members.
const mark = execution('rewards.mark', 'SAVEPOINT rewards');
const toMark = execution('rewards.to-mark', 'ROLLBACK TO SAVEPOINT rewards');
const forget = execution('rewards.forget-mark', 'RELEASE SAVEPOINT rewards');

/** Whose gift, and its key. */
export type GiftKey = { readonly memberId: string; readonly key: string };

/** Saves new gifts. */
export const insertGifts = (db: Db, rows: readonly Omit<GiftRow, 'takenAt' | 'taken'>[]): Promise<number> =>
  insertRows(db, rows);

/** Gifts by their keys. */
export const giftsByKey = (db: Db, keys: readonly GiftKey[]): Promise<GiftRow[]> =>
  keys.length === 0
    ? Promise.resolve([])
    : readByKey(db, [keys.map(({ memberId }) => memberId), keys.map(({ key }) => key)]);

/** The gifts of a member from one kind of source, newest first; of one source, when it is named. */
export const giftsFrom = (db: Db, memberId: string, type: string, ref: string | null, limit: number) =>
  readOf(db, [memberId, type, ref, limit]);

/** The keys by which members were given something by one source. */
export async function giftKeys(
  db: Db,
  memberIds: readonly string[],
  type: string,
  ref: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await readKeys(db, [memberIds, type, ref]);
  const byMember = Map.groupBy(rows, ({ memberId }) => memberId);
  return new Map([...byMember].map(([memberId, own]) => [memberId, new Set(own.map(({ key }) => key))]));
}

/** Saves what came of taking gifts of locked members back. */
export const saveTaken = async (
  db: Db,
  rows: readonly (Pick<GiftRow, 'memberId' | 'id'> & { readonly taken: readonly TakenItem[] })[],
  at: Date,
): Promise<void> => {
  if (rows.length === 0) return;
  const [members, ids] = [rows.map(({ memberId }) => memberId), rows.map(({ id }) => id)];
  await writeTaken(db, [members, ids, JSON.stringify(rows.map(({ taken }) => taken)), at]);
};

/** Does the work; when it says so, all it wrote is undone and the caller may try again. The locks taken before stay. */
export async function undoable<T>(
  db: Db,
  work: () => Promise<{ readonly keep: boolean; readonly value: T }>,
): Promise<T> {
  await mark(db, []);
  const { keep, value } = await work();
  if (!keep) await toMark(db, []);
  await forget(db, []);
  return value;
}
