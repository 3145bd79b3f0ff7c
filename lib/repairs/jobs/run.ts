import { batchIdsNamed, processClaimsIn } from '@/lib/coupons';
import { type Decision, recordDecisions } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import type { Reason } from '@/lib/kernel/decision';
import { type Asset, loadLedger, postAdjust, saveLedger } from '@/lib/ledger';
import { lockMemberWork, memberNamed } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { announce } from '@/lib/platform/outbox';
import { program } from '@/lib/platform/program';
import { creditEnd } from '@/lib/points';
import { decideTake, type Remedy } from '../rules/due';
import {
  endMembers,
  type RepairMember,
  type RepairRow,
  runningRepairs,
  saveRepair,
  takeRepair,
  waitingMembers,
} from '../store/repairs';

const CHUNK = 200;

/**
 * Does the repairs that were approved, a chunk of members at a time, each in a transaction of its own: killed at any
 * moment it goes on where it was, and nobody gets or loses anything twice (4.F). Answers how many chunks were done.
 */
export async function runRepairs(
  clock: () => Date,
  { chunk = CHUNK, chunksMax = Number.POSITIVE_INFINITY } = {},
): Promise<number> {
  let chunks = 0;
  for (const id of await runningRepairs(pool()))
    while (chunks < chunksMax && (await withTransaction((db) => doChunk(db, id, clock(), chunk)))) chunks++;
  return chunks;
}

/** Does one chunk of a repair; false when it is over, or somebody else's. */
async function doChunk(db: Db, id: string, now: Date, size: number): Promise<boolean> {
  const row = await takeRepair(db, id);
  if (row === null) return false;
  const rows = await waitingMembers(db, id, size);
  const ended = rows.length === 0 || row.remedy === null ? [] : await repairMembers(db, row, row.remedy, rows, now);
  if (ended.length > 0) await endMembers(db, id, ended, now);
  const count = (is: (one: RepairMember) => boolean) => ended.filter(is).length;
  const isOver = rows.length < size;
  await saveRepair(db, {
    ...row,
    state: isOver ? 'done' : row.state,
    done: row.done + count(({ state }) => state === 'done'),
    skipped: row.skipped + count(({ state }) => state === 'skipped'),
    short: row.short + count(({ state, code }) => state === 'done' && code !== null),
    progressAt: now,
    finishedAt: isOver ? now : null,
  });
  return !isOver;
}

/** What came of it for each member of a chunk, booked and decided, and what he is told. */
async function repairMembers(
  db: Db,
  repair: RepairRow,
  remedy: Remedy,
  rows: readonly RepairMember[],
  now: Date,
): Promise<RepairMember[]> {
  const members = await lockMemberWork(
    db,
    rows.map(({ memberId }) => memberId),
    [],
  );
  const whom = rows.map((row) => {
    const memberId = memberNamed(members, row.memberId);
    return memberId !== null && members.members.get(memberId)?.status === 'active' ? memberId : null;
  });
  const ids = [...new Set(whom.filter((one) => one !== null))];
  const settings = await program(db);
  const [work, expiresAt] = await Promise.all([loadLedger(db, ids, ids), creditEnd(db, settings, now)]);
  const decisions: Decision[] = [];
  const ended = rows.map((row, place): RepairMember => {
    const memberId = whom[place] ?? null;
    if (memberId === null) return { ...row, state: 'skipped', code: 'member_status' };
    const book = (asset: Asset, due: number) =>
      bookDue(work, { repair, remedy, row, memberId, asset, due, expiresAt, now });
    const [points, growth] = [book('points', row.points), book('growth', row.growth)];
    const reasons = [points, growth].flatMap(({ reason }) => reason ?? []);
    if (reasons.length > 0) decisions.push(decisionOf(repair, row, memberId, reasons, now));
    const code = points.short > 0 ? 'short_points' : growth.short > 0 ? 'short_growth' : null;
    return { ...row, state: 'done', code, movedPoints: points.moved, movedGrowth: growth.moved };
  });
  await saveLedger(db, work);
  await recordDecisions(db, decisions);
  const given = await giveCoupons(db, repair, remedy, { rows: ended, whom, now });
  await tell(db, repair, remedy, { rows: given, whom, now });
  return given;
}

type Booking = {
  readonly repair: RepairRow;
  readonly remedy: Remedy;
  readonly row: RepairMember;
  readonly memberId: string;
  readonly asset: Asset;
  readonly due: number;
  readonly expiresAt: Date | null;
  readonly now: Date;
};

type Booked = { readonly moved: number; readonly short: number; readonly reason: Reason | null };

const NOTHING: Booked = { moved: 0, short: 0, reason: null };

/** Books what a member is due of one asset, by the repair and the member as its key; what is not there stays untaken. */
function bookDue(work: Parameters<typeof postAdjust>[0], booking: Booking): Booked {
  const { repair, remedy, row, memberId, asset, due, expiresAt, now } = booking;
  if (due === 0) return NOTHING;
  const rule = `repairs@1#${asset}`;
  const post = (points: number, onShort: 'REFUSE' | 'DEBT') =>
    postAdjust(
      work,
      {
        memberId,
        asset,
        points,
        key: `REPAIR:${repair.id}:${row.memberId}`,
        source: { type: 'repair', id: repair.id },
        rule,
        reason: 'adjust_correction',
        detail: { note: repair.reason, repair: repair.name, decisions: row.decisionIds },
        actor: 'system:repairs',
        occurredAt: now,
        now,
      },
      { activatesAt: now, expiresAt: asset === 'points' ? expiresAt : null },
      onShort,
    );
  // Growth is never owed (4.A.10).
  const onShort = asset === 'points' ? remedy.onShort : 'leave';
  const first = post(due, onShort === 'debt' ? 'DEBT' : 'REFUSE');
  if (first.ok) return { moved: due, short: 0, reason: reasonOf(asset, due, repair, rule) };
  const available = Number(first.refusal.facts.available ?? 0);
  const { taken, short } = decideTake(-due, available, onShort);
  if (taken === 0) return { moved: 0, short, reason: null };
  must(post(-taken, 'REFUSE').ok ? true : null, 'what is available can be taken');
  return { moved: -taken, short, reason: reasonOf(asset, -taken, repair, rule) };
}

const reasonOf = (asset: Asset, moved: number, { reason: note }: RepairRow, rule: string): Reason => ({
  topic: asset,
  outcome: moved > 0 ? 'given' : 'taken',
  code: `${asset}_adjusted`,
  facts: { amount: Math.abs(moved), reasonCode: 'correction', note },
  rule,
});

const decisionOf = (
  { id }: RepairRow,
  { decisionIds, decisions }: RepairMember,
  memberId: string,
  reasons: readonly Reason[],
  at: Date,
): Decision => ({
  memberId,
  id: newId(),
  kind: 'book_adjusted',
  subjectType: 'repair',
  subjectId: id,
  at,
  reasons: [...reasons],
  outcome: { repair: id, decisions, mends: decisionIds },
});

type Around = { readonly rows: readonly RepairMember[]; readonly whom: readonly (string | null)[]; readonly now: Date };

/** Copies as an apology, each under a key of its own; what the batch refuses is told with its code. */
async function giveCoupons(db: Db, { id }: RepairRow, { coupon }: Remedy, around: Around): Promise<RepairMember[]> {
  const { rows, whom, now } = around;
  if (coupon === null) return [...rows];
  const batchId = (await batchIdsNamed(db, [coupon.batch])).get(coupon.batch);
  const asks = rows.flatMap((row, place) => {
    const memberId = whom[place] ?? null;
    if (memberId === null || batchId === undefined) return [];
    return Array.from({ length: row.coupons }, (_, copy) => ({
      place,
      ask: { memberId, batchId, way: 'give' as const, from: {}, key: `repair:${id}:${row.memberId}:${copy + 1}` },
    }));
  });
  const outcomes = await processClaimsIn(
    db,
    asks.map(({ ask }) => ask),
    now,
  );
  const came = Map.groupBy(outcomes, (_, at) => asks[at]?.place ?? -1);
  return rows.map((row, place) => {
    if (row.state !== 'done') return row;
    const own = came.get(place) ?? [];
    const no = own.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]))[0];
    const code = batchId === undefined ? 'reward_not_found' : (no ?? null);
    return { ...row, code: row.code ?? code, movedCoupons: own.filter(({ ok }) => ok).length };
  });
}

/** Tells everybody for whom something was done, in the words of the repair. */
async function tell(db: Db, { id }: RepairRow, { message }: Remedy, { rows, whom, now }: Around): Promise<void> {
  if (message === null) return;
  await announce(
    db,
    rows.flatMap(({ state, movedPoints, movedCoupons }, place) => {
      const memberId = whom[place] ?? null;
      if (memberId === null || state !== 'done') return [];
      const href = movedCoupons > 0 ? '/coupons' : movedPoints === 0 ? '/inbox' : '/points';
      return [{ name: 'repair.made', memberId, payload: { repair: id, href, ...message }, at: now }];
    }),
  );
}
