import 'server-only';
import { type Actor, actorLabel, isScoped, may } from '@/lib/kernel/actor';
import { isUuid } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { approvalKinds } from './kinds-plugged';
import { principalsOf } from './principals';
import { ApprovalListInput } from './schema';
import { type ApprovalFilter, type ApprovalLine, approvalsPage, countApprovals, type Reader } from './store/list';

const COUNT_CAP = 10_000;
const BADGE_CAP = 100;
const BEFORE = '~';

type Instants = 'createdAt' | 'expiresAt' | 'decidedAt' | 'dueAt' | 'escalatedAt' | 'reviewedAt';

/** A request as a page shows it: whose it is for the reader, and what he may do about it. */
export type ApprovalRow = Omit<ApprovalLine, 'maker' | 'mayDecide' | Instants> & {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly decidedAt: string | null;
  readonly dueAt: string | null;
  readonly escalatedAt: string | null;
  readonly reviewedAt: string | null;
  readonly isOwn: boolean;
  readonly canDecide: boolean;
  /** Decided by whoever was not asked first: it has escalated. */
  readonly isEscalatedToMe: boolean;
  readonly canHurry: boolean;
  readonly canReview: boolean;
  readonly isLowRisk: boolean;
};

/** The requests, newest first, by keyset in both directions; scoped staff see their own alone. */
export const approvalList = query({
  can: 'approvals.read',
  input: ApprovalListInput,
  async run({ db, actor, now }, { view, states, kinds, objectLabel, cursor, limit }) {
    const reader = await readerOf(db, actor, now);
    const filter: ApprovalFilter = { now, kinds, objectLabel, states, view, reader, maker: makerInSight(actor) };
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
  if (!may(actor, 'approvals.decide') && !may(actor, 'approvals.oversee')) return 0;
  const by = { now, states: [], kinds: [], objectLabel: null, view: 'waiting', maker: makerInSight(actor) };
  return countApprovals(db, { ...by, reader: await readerOf(db, actor, now) }, BADGE_CAP);
}

/** Who reads, by what decides whether he may decide a request. */
export async function readerOf(db: Db, actor: Actor, now: Date): Promise<Reader> {
  const isDecider = may(actor, 'approvals.decide');
  const principals = isDecider ? await principalsOf(db, actor, now) : [];
  const own = actor.kind === 'staff' ? actor.roles : [];
  return {
    label: actorLabel(actor),
    staffId: actor.kind === 'staff' ? actor.id : null,
    roles: [...new Set([...own, ...principals.flatMap(({ roles }) => roles)])],
    principals: principals.map(({ label }) => label),
    isDecider,
    isOverseer: may(actor, 'approvals.oversee'),
  };
}

/** Whose requests the actor sees: a scoped one his own, others (null) everybody's. */
export function makerInSight(actor: Actor): string | null {
  return isScoped(actor) ? actorLabel(actor) : null;
}

function rowOf({ maker, mayDecide, ...line }: ApprovalLine, actor: Actor): ApprovalRow {
  const isOwn = maker === actorLabel(actor);
  const isWaiting = line.state === 'requested';
  return {
    ...line,
    createdAt: line.createdAt.toISOString(),
    expiresAt: line.expiresAt.toISOString(),
    decidedAt: line.decidedAt?.toISOString() ?? null,
    dueAt: line.dueAt?.toISOString() ?? null,
    escalatedAt: line.escalatedAt?.toISOString() ?? null,
    reviewedAt: line.reviewedAt?.toISOString() ?? null,
    isOwn,
    canDecide: mayDecide,
    isEscalatedToMe: mayDecide && !may(actor, 'approvals.decide'),
    canHurry: isWaiting && may(actor, 'approvals.emergency'),
    canReview: line.isEmergency && line.reviewedAt === null && !isOwn && may(actor, 'approvals.decide'),
    isLowRisk: approvalKinds().find(line.kind)?.isLowRisk ?? false,
  };
}

function placeOf(cursor: string | null): { readonly id: string | null; readonly isBefore: boolean } {
  if (cursor === null) return { id: null, isBefore: false };
  const isBefore = cursor.startsWith(BEFORE);
  const id = isBefore ? cursor.slice(BEFORE.length) : cursor;
  if (!isUuid(id)) throw new Refusal('bad_cursor', {}, 422);
  return { id, isBefore };
}
