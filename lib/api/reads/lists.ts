import 'server-only';
import { z } from 'zod';
import { decisionsOf } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { type IdKind, parseId, requireId } from '@/lib/kernel/id';
import type { Permission } from '@/lib/kernel/permission';
import { Refusal } from '@/lib/kernel/refusal';
import { readPassbook } from '@/lib/ledger';
import { levelHistory, levelStanding } from '@/lib/levels';
import { memberById, memberStats, survivorOf } from '@/lib/members';
import { InvalidInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';

/** A page of a list about a member, newest first, and where the next one begins. */
export type Page<R> = { readonly rows: readonly R[]; readonly nextCursor: string | null };

const LIMIT = 50;
const LIMIT_MAX = 200;

const Limit = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(LIMIT_MAX))
  .optional()
  .meta({ override: { type: 'integer', minimum: 1, maximum: LIMIT_MAX, default: LIMIT } });

/** What stands behind the `?` of a list. */
export const PageQuery = z.object({ cursor: z.string().max(64).optional(), limit: Limit });

const Input = PageQuery.extend({ id: z.string().max(64) });

/** The passbook of points. */
export const pointEntries = listOf('points.read', 'entry', (db, memberId, cursor, limit) =>
  readPassbook(db, memberId, ['points'], cursor, limit),
);

/** The passbook of growth. */
export const growthEntries = listOf('growth.read', 'entry', (db, memberId, cursor, limit) =>
  readPassbook(db, memberId, ['growth'], cursor, limit),
);

const changes = listOf('levels.read', 'levelChange', levelHistory);

/** The changes of level, with where the member stands. */
export const levelChanges = query({
  can: 'levels.read',
  input: Input,
  async run(context, input) {
    const page = await changes.run(context, input);
    const memberId = await survivorOf(context.db, requireId('member', input.id));
    const [stats] = await memberStats(context.db, [memberId]);
    const totals = { orders: stats?.orders ?? 0, amount: stats?.amount ?? 0 };
    const standing = await levelStanding(context.db, memberId, totals, context.now);
    return { ...page, standing: must(standing, `member ${memberId} without a level`) };
  },
});

/** Why things were given, cut, withheld or taken. */
export const decisions = listOf('decisions.read', 'decision', decisionsOf);

type Reads<R> = (db: Db, memberId: string, cursor: string | null, limit: number) => Promise<readonly R[]>;

/** A list about one member by cursor: the id of the last row of the page before. */
function listOf<R extends { readonly id: string }>(can: Permission, kind: IdKind, read: Reads<R>) {
  return query({
    can,
    input: Input,
    async run({ db }, { id, cursor, limit = LIMIT }): Promise<Page<R> & { readonly kind: IdKind }> {
      const named = requireId('member', id);
      const before = cursor === undefined ? null : cursorId(kind, cursor);
      const pageOf = (whose: string) => read(db, whose, before, limit + 1);
      // Sent together: hardly anybody was merged, and then the page of the survivor is read.
      const [first, memberId] = await Promise.all([pageOf(named), survivorOf(db, named)]);
      const found = memberId === named ? first : await pageOf(memberId);
      // Whoever has a row exists; only for an empty page the member is looked up.
      if (found.length === 0 && (await memberById(db, memberId)) === null)
        throw new Refusal('member_not_found', {}, 404);
      const rows = found.slice(0, limit);
      return { kind, rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
    },
  });
}

function cursorId(kind: IdKind, cursor: string): string {
  const id = parseId(kind, cursor);
  if (id === null)
    throw new InvalidInput([{ path: 'cursor', code: 'invalid_cursor', message: 'not a cursor of this list' }]);
  return id;
}
