import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const Row = z.object({
  memberId: z.string(),
  id: z.string(),
  state: z.enum(['cooling', 'kept', 'done']),
  askedAt: z.date(),
  dueAt: z.date(),
  blocked: z.string().nullable(),
  askedBy: z.string(),
  endedAt: z.date().nullable(),
});

/** A wish to close an account as the back office lists it. */
export type ListedClosing = z.output<typeof Row>;

/** Which wishes are looked for: null stores see all, a null member means anybody's. */
export type ClosingFilter = {
  readonly stores: readonly string[] | null;
  readonly view: string;
  readonly memberId: string | null;
  /** `self` or `service`: who asked; null asks nothing. */
  readonly by: string | null;
};

/** A place in the list. */
export type ClosingPlace = { readonly at: Date; readonly id: string } | null;

const ROW = Object.keys(Row.shape)
  .map((name) => `c."${name}"`)
  .join(', ');
const FROM = `FROM "Closing" c JOIN "Member" m ON m."id" = c."memberId"`;
// Whoever reaches some stores only sees the members of these (S1-5.1).
const MATCH = `($1::text[] IS NULL OR m."storeCode" = ANY($1::text[]))
  AND CASE $2 WHEN 'cooling' THEN c."state" = 'cooling' WHEN 'blocked' THEN c."state" = 'cooling' AND c."blocked" IS NOT NULL
      WHEN 'done' THEN c."state" = 'done' WHEN 'kept' THEN c."state" = 'kept' ELSE true END
  AND ($3::uuid IS NULL OR c."memberId" = $3::uuid)
  AND ($4::text IS NULL OR ($4 = 'self') = (c."askedBy" = 'self'))`;

// Index (askedAt, id), forwards and backwards; the member by primary key.
const readOlder = statement(
  'privacy.closings.older',
  `SELECT ${ROW} ${FROM} WHERE ${MATCH} AND ($5::timestamptz IS NULL OR (c."askedAt", c."id") < ($5::timestamptz, $6::uuid))
   ORDER BY c."askedAt" DESC, c."id" DESC LIMIT $7`,
  Row,
);
const readNewer = statement(
  'privacy.closings.newer',
  `SELECT ${ROW} ${FROM} WHERE ${MATCH} AND (c."askedAt", c."id") > ($5::timestamptz, $6::uuid)
   ORDER BY c."askedAt", c."id" LIMIT $7`,
  Row,
);
// As above, up to the cap.
const countAll = statement(
  'privacy.closings.count',
  `SELECT count(*)::int AS "count" FROM (SELECT 1 ${FROM} WHERE ${MATCH} LIMIT $5) c`,
  z.object({ count: z.number() }),
);

const valuesOf = ({ stores, view, memberId, by }: ClosingFilter) => [stores, view, memberId, by];

/** A page of wishes, the newest first, after a place or before it. */
export async function listClosings(
  db: Db,
  filter: ClosingFilter,
  { place, isBack, limit }: { readonly place: ClosingPlace; readonly isBack: boolean; readonly limit: number },
): Promise<ListedClosing[]> {
  const values = [...valuesOf(filter), place?.at ?? null, place?.id ?? null, limit];
  return isBack && place !== null ? (await readNewer(db, values)).reverse() : readOlder(db, values);
}

/** How many wishes match, counted up to a cap. */
export const countClosings = async (db: Db, filter: ClosingFilter, cap: number): Promise<number> =>
  (await countAll(db, [...valuesOf(filter), cap]))[0]?.count ?? 0;
