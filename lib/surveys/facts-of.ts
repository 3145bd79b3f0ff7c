import { heldLevels } from '@/lib/levels';
import { newestOrders, type OrderView } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { membersMatching } from '@/lib/segments';
import type { ReplyFacts } from './rules/decide-reply';
import type { Terms } from './rules/terms';
import { versionAt } from './rules/versions';
import type { ReplyRow } from './store/replies';
import { type SurveyRow, surveyBook } from './store/versions';

/** A survey with what it says at an instant. */
export type OpenSurvey = { readonly row: SurveyRow; readonly version: number; readonly terms: Terms };

const DAY_MS = 86_400_000;

/** The surveys with a version in force at the instant, by code. */
export async function openSurveys(db: Db, now: Date): Promise<Map<string, OpenSurvey>> {
  const book = await surveyBook(db, await program(db));
  return new Map(
    book.surveys.flatMap((row) => {
      const live = versionAt(book.versions.get(row.code) ?? [], now);
      if (live === undefined || live.terms === null) return [];
      return [[row.code, { row, version: live.version, terms: live.terms }] as const];
    }),
  );
}

/** Whom the facts are about: who was locked or read, and what his family has answered. */
type Asked = { readonly memberId: string; readonly status: string; readonly replies: readonly ReplyRow[] };

/** What deciding knows of a member for each survey, and the orders that may be asked about. */
export async function factsOf(
  db: Db,
  surveys: ReadonlyMap<string, OpenSurvey>,
  { memberId, status, replies }: Asked,
  now: Date,
): Promise<{ readonly facts: ReadonlyMap<string, ReplyFacts>; readonly orders: readonly OrderView[] }> {
  const all = [...surveys.values()].map(({ terms }) => terms);
  const asksLevel = all.some(({ audience }) => audience.levels.length > 0);
  const asksOrder = all.some(({ trigger }) => trigger.as === 'order');
  const [held, orders] = await Promise.all([
    asksLevel ? heldLevels(db, [memberId]) : [],
    // Of those who buy more often than that within the window, the newest orders are asked about.
    asksOrder ? newestOrders(db, memberId) : [],
  ]);
  const facts = [...surveys].map(async ([code, { row, version, terms }]): Promise<[string, ReplyFacts]> => {
    const { where } = terms.audience;
    const fact = {
      terms,
      version,
      endedAt: row.endedAt,
      status,
      level: held[0]?.code ?? null,
      fits: where === null || (await membersMatching(db, where, now, [memberId])).has(memberId),
      answered: replies.filter(({ survey }) => survey === code).map(({ subject }) => subject),
      orders: orders.filter((order) => isAskedAbout(order, terms, now)).map(({ id }) => id),
    };
    return [code, fact];
  });
  return { facts: new Map(await Promise.all(facts)), orders };
}

/** Paid within so many days, not before the survey began, and not cancelled. */
function isAskedAbout({ paidAt, cancelledAt }: OrderView, { trigger, from }: Terms, now: Date): boolean {
  if (trigger.as !== 'order' || paidAt === null || cancelledAt !== null) return false;
  return paidAt >= from && now.getTime() - paidAt.getTime() < trigger.withinDays * DAY_MS;
}
