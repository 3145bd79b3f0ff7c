import { publicId } from '@/lib/kernel/id';
import { memberKin, membersById } from '@/lib/members';
import type { OrderView } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { factsOf, openSurveys } from './facts-of';
import { decideReply, ONCE } from './rules/decide-reply';
import { phaseAt, type SurveyPhase } from './rules/phase';
import type { Terms } from './rules/terms';
import { repliesOf } from './store/replies';

const ANSWERED_DAYS = 60;
const DAY_MS = 86_400_000;

/** An order that a survey asks about. */
export type AskedOrder = { readonly id: string; readonly number: string; readonly placedAt: Date };

/** A survey as one member has it now: whether he may answer, about which orders, and when he last did. */
export type SurveyView = {
  readonly code: string;
  readonly version: number;
  readonly terms: Terms;
  readonly phase: SurveyPhase;
  /** Why he may not answer now; null: he may. */
  readonly why: string | null;
  /** The orders that are yet to be answered about; empty where a survey is answered once. */
  readonly orders: readonly AskedOrder[];
  readonly answeredAt: Date | null;
};

/** The surveys of a member: those he may answer, the ones that end first before the others, then those he has answered. */
export async function memberSurveys(db: Db, memberId: string, now: Date): Promise<SurveyView[]> {
  const views = await viewsOf(db, memberId, null, now);
  const open = views.filter(({ why }) => why === null);
  const since = now.getTime() - ANSWERED_DAYS * DAY_MS;
  const done = views.filter(({ why, answeredAt }) => why !== null && (answeredAt?.getTime() ?? 0) > since);
  return [
    ...open.sort((a, b) => a.terms.to.getTime() - b.terms.to.getTime()),
    ...done.sort((a, b) => (b.answeredAt?.getTime() ?? 0) - (a.answeredAt?.getTime() ?? 0)),
  ];
}

/** One survey as a member has it, or null where none goes by the code. */
export const memberSurvey = async (db: Db, memberId: string, code: string, now: Date): Promise<SurveyView | null> =>
  (await viewsOf(db, memberId, code, now))[0] ?? null;

/** How many surveys with a reward wait for a member, and the first of them (M1). */
export async function surveysWaiting(db: Db, memberId: string, now: Date) {
  const waiting = (await memberSurveys(db, memberId, now)).filter(
    ({ why, terms }) => why === null && terms.rewards.length > 0,
  );
  return { count: waiting.length, first: waiting[0] ?? null };
}

async function viewsOf(db: Db, memberId: string, code: string | null, now: Date): Promise<SurveyView[]> {
  const all = await openSurveys(db, now);
  const surveys = code === null ? all : new Map([...all].filter(([one]) => one === code));
  if (surveys.size === 0) return [];
  const kin = await memberKin(db, memberId);
  const family = [memberId, ...(kin?.absorbed ?? [])];
  const [replies, members] = await Promise.all([repliesOf(db, family, code), membersById(db, [memberId])]);
  const asked = { memberId, status: members.get(memberId)?.status ?? '', replies };
  const { facts, orders } = await factsOf(db, surveys, asked, now);
  return [...surveys].flatMap(([name, { row, version, terms }]) => {
    const fact = facts.get(name);
    if (fact === undefined) return [];
    const left = orders.filter(({ id }) => fact.orders.includes(id) && decideReply(fact, id, now).ok);
    const subject = terms.trigger.as === 'once' ? ONCE : (left[0]?.id ?? fact.answered[0] ?? '-');
    const decided = decideReply(fact, subject, now);
    return {
      code: name,
      version,
      terms,
      phase: phaseAt(terms, row.endedAt, now),
      why: decided.ok ? null : decided.refusal.code,
      orders: left.map(askedOrder),
      answeredAt: replies.find(({ survey }) => survey === name)?.at ?? null,
    };
  });
}

const askedOrder = ({ id, externalId, placedAt }: OrderView): AskedOrder => ({
  id: publicId('order', id),
  number: externalId,
  placedAt,
});
