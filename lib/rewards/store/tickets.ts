import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

/** The kinds of tickets: a chance to draw, a card that makes up for a missed day. */
export const TICKETS = ['draw', 'make_up'] as const;

/** Tickets as they are kept. */
export type TicketRow = {
  readonly memberId: string;
  readonly id: string;
  readonly kind: (typeof TICKETS)[number];
  readonly activity: string;
  readonly key: string;
  readonly granted: number;
  readonly used: number;
  readonly givenAt: Date;
};

const COLUMNS: Columns<TicketRow> = {
  memberId: 'uuid',
  id: 'uuid',
  kind: 'text',
  activity: 'text',
  key: 'text',
  granted: 'int4',
  used: 'int4',
  givenAt: 'timestamptz',
};
const insertRows = insertion<TicketRow>('rewards.tickets.insert', 'RewardTicket', COLUMNS);
// Unique index (memberId, kind, activity, key) by its first columns; a member has few tickets.
const countLeft = statement(
  'rewards.tickets.left',
  `SELECT n.m::text AS "memberId", coalesce(sum(t."granted" - t."used"), 0)::int AS "left"
   FROM unnest($1::uuid[]) AS n(m) LEFT JOIN "RewardTicket" t ON t."memberId" = n.m AND t."kind" = $2 AND t."activity" = $3
   GROUP BY n.m`,
  z.object({ memberId: z.string(), left: z.number() }),
);
// The same index; the oldest with something left, in id order. The CHECK on used holds whatever a program does.
const lockOpen = statement(
  'rewards.tickets.open',
  `SELECT "id", "granted" - "used" AS "left" FROM "RewardTicket"
   WHERE "memberId" = $1 AND "kind" = $2 AND "activity" = $3 AND "used" < "granted" ORDER BY "id" FOR NO KEY UPDATE`,
  z.object({ id: z.string(), left: z.number() }),
);
// Primary key; the rows are locked already.
const addUsed = execution(
  'rewards.tickets.use',
  'UPDATE "RewardTicket" SET "used" = "used" + $3 WHERE "memberId" = $1 AND "id" = $2 AND "used" + $3 <= "granted"',
);
// Primary key; what was used stays used.
const takeRest = statement(
  'rewards.tickets.take',
  `UPDATE "RewardTicket" t SET "granted" = t."used" FROM "RewardTicket" o, unnest($1::uuid[], $2::uuid[]) AS n(m, i)
   WHERE t."memberId" = n.m AND t."id" = n.i AND o."memberId" = n.m AND o."id" = n.i
   RETURNING t."id", o."granted" - t."used" AS "gone"`,
  z.object({ id: z.string(), gone: z.number() }),
);

/** Saves new tickets. */
export const insertTickets = (db: Db, rows: readonly TicketRow[]): Promise<number> => insertRows(db, rows);

/** How many tickets of a kind members have left. */
export async function ticketsLeft(
  db: Db,
  memberIds: readonly string[],
  kind: TicketRow['kind'],
  activity: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = memberIds.length === 0 ? [] : await countLeft(db, [memberIds, kind, activity]);
  return new Map(rows.map(({ memberId, left }) => [memberId, left]));
}

/** Uses so many tickets of a member, the oldest first; false and nothing used when there are not as many (4.F). */
export async function useTickets(
  db: Db,
  { memberId, kind, activity }: Pick<TicketRow, 'memberId' | 'kind' | 'activity'>,
  count: number,
): Promise<boolean> {
  const open = await lockOpen(db, [memberId, kind, activity]);
  if (open.reduce((sum, { left }) => sum + left, 0) < count) return false;
  let due = count;
  for (const { id, left } of open) {
    const taken = Math.min(left, due);
    if (taken > 0) await addUsed(db, [memberId, id, taken]);
    due -= taken;
  }
  return true;
}

/** Takes what is left of tickets; answers how many each had left. */
export async function takeTickets(
  db: Db,
  refs: readonly { readonly memberId: string; readonly id: string }[],
): Promise<ReadonlyMap<string, number>> {
  if (refs.length === 0) return new Map();
  const gone = await takeRest(db, [refs.map(({ memberId }) => memberId), refs.map(({ id }) => id)]);
  return new Map(gone.map(({ id, gone: count }) => [id, count]));
}
