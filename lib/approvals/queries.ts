import 'server-only';
import { type Actor, actorLabel, may } from '@/lib/kernel/actor';
import { isUuid } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import type { ApprovalState } from './rules/verdict';
import { ApprovalListInput } from './schema';
import { type ApprovalFilter, type ApprovalLine, approvalsPage, countApprovals } from './store/list';

const COUNT_CAP = 10_000;
const BADGE_CAP = 100;
const BEFORE = '~';

/** A request as a page shows it: whose it is for the reader, and whether he may decide it. */
export type ApprovalRow = Omit<ApprovalLine, 'maker' | 'createdAt' | 'expiresAt' | 'decidedAt'> & {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly decidedAt: string | null;
  readonly isOwn: boolean;
  readonly canDecide: boolean;
};

/** The requests, newest first, by keyset in both directions; scoped staff see their own alone. */
export const approvalList = query({
  can: 'approvals.read',
  input: ApprovalListInput,
  async run({ db, actor, now }, { view, states, kinds, objectLabel, cursor, limit }) {
    const tab = tabOf(view, actor);
    const filter: ApprovalFilter = {
      ...tab,
      now,
      kinds,
      objectLabel,
      states: states.length > 0 ? states : tab.states,
      maker: makerInSight(actor) ?? tab.maker,
    };
    const place = placeOf(cursor);
    const found = await approvalsPage(db, filter, place, limit + 1);
    const isMore = found.length > limit;
    const shown = place.isBefore && isMore ? found.slice(1) : found.slice(0, limit);
    const hasNext = place.isBefore ? true : isMore;
    const hasPrevious = place.isBefore ? isMore : place.id !== null;
    const value = await countApprovals(db, filter, COUNT_CAP + 1);
    return {
      rows: shown.map((line) => rowOf(line, actor)),
      nextCursor: hasNext ? (shown.at(-1)?.id ?? null) : null,
      prevCursor: hasPrevious && shown[0] !== undefined ? `${BEFORE}${shown[0].id}` : null,
      total:
        value > COUNT_CAP ? ({ value: COUNT_CAP, relation: 'gte' } as const) : ({ value, relation: 'eq' } as const),
      asOf: now.toISOString(),
    };
  },
});

/** How many requests wait for this person's decision, at most a hundred: the badge of the navigation. */
export async function approvalsWaiting(db: Db, actor: Actor, now: Date): Promise<number> {
  if (!may(actor, 'approvals.decide')) return 0;
  const by = { now, states: WAITING, kinds: [], objectLabel: null, maker: makerInSight(actor) };
  return countApprovals(db, { ...by, notMaker: actorLabel(actor) }, BADGE_CAP);
}

const WAITING: readonly ApprovalState[] = ['requested'];
const DONE: readonly ApprovalState[] = ['approved', 'rejected', 'withdrawn', 'expired'];

/** The tabs of the inbox: what waits for me, what I asked for, what is over, everything. */
function tabOf(view: string, actor: Actor): Pick<ApprovalFilter, 'states' | 'maker' | 'notMaker'> {
  const me = actorLabel(actor);
  if (view === 'mine') return { states: [], maker: me, notMaker: null };
  if (view === 'done') return { states: DONE, maker: null, notMaker: null };
  if (view === 'all') return { states: [], maker: null, notMaker: null };
  return { states: WAITING, maker: null, notMaker: null };
}

/** Whose requests the actor sees: a scoped one his own, others (null) everybody's. */
function makerInSight(actor: Actor): string | null {
  const isScoped = (actor.kind === 'staff' || actor.kind === 'key') && actor.scope !== null;
  return isScoped ? actorLabel(actor) : null;
}

function rowOf({ maker, createdAt, expiresAt, decidedAt, ...line }: ApprovalLine, actor: Actor): ApprovalRow {
  const isOwn = maker === actorLabel(actor);
  return {
    ...line,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    isOwn,
    canDecide: line.state === 'requested' && !isOwn && may(actor, 'approvals.decide'),
  };
}

function placeOf(cursor: string | null): { readonly id: string | null; readonly isBefore: boolean } {
  if (cursor === null) return { id: null, isBefore: false };
  const isBefore = cursor.startsWith(BEFORE);
  const id = isBefore ? cursor.slice(BEFORE.length) : cursor;
  if (!isUuid(id)) throw new Refusal('bad_cursor', {}, 422);
  return { id, isBefore };
}
