import 'server-only';
import { z } from 'zod';
import { localMonth } from '@/lib/kernel/day';
import { type ListPage, parseListQuery } from '@/lib/kernel/list-query';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { computePace, type Pace, spanOf } from './rules/pace';
import { periodAt } from './rules/period';
import { BudgetRef } from './schema';
import { requireInSight } from './sight';
import { BUDGET_SCOPES } from './store/budgets';
import { budgetByCode, budgetStory, countBudgets, type ListedRow, listBudgets } from './store/listing';

/** A budget with its numbers and its pace in the running period. */
export type BudgetView = ListedRow & { readonly period: string; readonly used: number; readonly pace: Pace | null };

const VIEWS = ['all', 'open', 'paused', 'reached'];
const COUNTED_TO = 10_000;
const BEFORE = '~';
const SHOWN = 50;

/** The budgets that the reader may see, by code, by keyset in both directions (2.0.1, S1-5.1). */
export const budgetList = query({
  can: 'budgets.read',
  input: z.record(z.string(), z.string().max(4_000)),
  async run({ db, now, actor }, raw): Promise<ListPage<BudgetView>> {
    const { q, filters, view, cursor, limit } = parseListQuery(new URLSearchParams(raw));
    const { zone } = await program(db);
    const scopes = filters.scope?.filter((one) => BUDGET_SCOPES.some((known) => known === one)) ?? null;
    const shown = VIEWS.includes(view) ? view : 'all';
    const by = { month: localMonth(now, zone), stores: await storesInSight(actor), scopes, q, view: shown };
    const isBack = cursor?.startsWith(BEFORE) ?? false;
    const at = isBack ? (cursor ?? '').slice(BEFORE.length) : (cursor ?? '');
    const [found, count] = await Promise.all([
      listBudgets(db, by, { at, isBack, limit: limit + 1 }),
      countBudgets(db, by, COUNTED_TO + 1),
    ]);
    const isMore = found.length > limit;
    const rows = isBack ? found.slice(-limit) : found.slice(0, limit);
    const [hasNext, hasPrevious] = isBack ? [true, isMore] : [isMore, cursor !== null];
    return {
      rows: rows.map((row) => viewOf(row, zone, now)),
      nextCursor: hasNext ? (rows.at(-1)?.code ?? null) : null,
      prevCursor: hasPrevious && rows[0] !== undefined ? `${BEFORE}${rows[0].code}` : null,
      total: { value: Math.min(count, COUNTED_TO), relation: count > COUNTED_TO ? 'gte' : 'eq' },
      asOf: now.toISOString(),
    };
  },
});

/** One budget: its numbers, its periods, what was told of it and what moved last. */
export const budgetPage = query({
  can: 'budgets.read',
  input: BudgetRef,
  async run({ db, now, actor }, { code }) {
    const { zone } = await program(db);
    const row = await budgetByCode(db, code, localMonth(now, zone));
    if (row === null) throw new Refusal('budget_not_found', { budget: code }, 404);
    await requireInSight(actor, row);
    const [periods, alerts, uses] = await budgetStory(db, code, SHOWN);
    return { zone, budget: viewOf(row, zone, now), periods, alerts, uses };
  },
});

function viewOf(row: ListedRow, zone: string, now: Date): BudgetView {
  const period = periodAt(row.per, now, zone);
  const used = row.reserved + row.spent;
  const span = spanOf(period, row, zone);
  return { ...row, period, used, pace: span === null ? null : computePace(span, used, row.limitNow, now) };
}
