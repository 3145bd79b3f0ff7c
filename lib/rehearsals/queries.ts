import 'server-only';
import { type Actor, may } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import type { Kind } from './kind';
import { markOf } from './mark';
import { withoutMargins } from './rules/margins';
import { leftMs } from './rules/progress';
import { type RunOut, runsOut } from './rules/runs-out';
import type { Sums } from './rules/sums';
import { BacktestRef, SubjectRef } from './schema';
import { kindsFor, reaches, seesStores, subjectFor } from './sight';
import {
  type BacktestHead,
  type BacktestPlace,
  backtestOf,
  backtestsOf,
  isBacktested,
  listBacktests,
  STATES,
} from './store/backtests';
import { type Picks, picksOf } from './store/picks';
import type { Name, Trial, TrialBudget } from './trial';

/** A back-test as panels and lists show it: what was tested, how far it is, and its sums when it is over. */
export type BacktestView = Omit<BacktestHead, 'id' | 'mark' | 'sums' | 'chunk' | 'chunks' | 'tries'> & {
  readonly id: string;
  readonly leftMs: number | null;
  /** The part of all orders of the period that was decided; 1: all of them. */
  readonly share: number;
  /** Only of one that came to its end. */
  readonly sums: Sums | null;
};

/** A budget with what the draft would have taken of it, and the day on which it would have been spent. */
export type BudgetRun = TrialBudget & RunOut;

/** One back-test whole. */
export type BacktestPage = BacktestView & {
  readonly zone: string;
  readonly page: string;
  /** Whether what is written now is something else than what was tested; null: there is nothing written any more. */
  readonly isStale: boolean | null;
  readonly budgets: readonly BudgetRun[];
  readonly uncounted: readonly Name[];
  /** Null for whoever may not see single orders of members. */
  readonly picks: Picks | null;
  readonly showsMargins: boolean;
};

/** One back-test with everything about it, for whoever may see what was tested and all its stores. */
export const backtestPage = query({
  can: 'rehearsals.read',
  input: BacktestRef,
  async run({ db, actor, now }, { id }): Promise<BacktestPage> {
    const row = await backtestOf(db, requireId('backtest', id));
    if (row === null || !(await seesStores(actor, row.stores))) throw new Refusal('backtest_not_found', { id }, 404);
    const subject = subjectFor(actor, row.kind);
    const settings = await program(db);
    const [drafted, picks] = await Promise.all([
      subject.draft(db, settings, row.code, now),
      seesOrders(actor) ? picksOf(db, row.id) : null,
    ]);
    const showsMargins = may(actor, 'catalog.costs');
    const view = viewOf(row, showsMargins);
    const offers = row.trial.type === 'offers' ? row.trial : null;
    return {
      ...view,
      zone: settings.zone,
      page: subject.page(row.code),
      isStale: drafted === null ? null : markOf(drafted.about) !== row.mark,
      budgets: budgetRuns(row.trial, view),
      uncounted: offers?.uncounted ?? [],
      picks: picks === null || showsMargins ? picks : { ...picks, baskets: picks.baskets.map(withoutMargins) },
      showsMargins,
    };
  },
});

/** Whether a campaign was ever tried to the end, as it is written or as it was (N5). */
export const wasCampaignTried = (db: Db, code: string): Promise<boolean> => isBacktested(db, 'campaign', code);

/** The last back-tests of one thing as it stands: with whether each is of what is written now. */
export type LastBacktests = {
  readonly zone: string;
  /** Whether there is anything to test as it is written now. */
  readonly isReady: boolean;
  readonly rows: readonly (BacktestView & { readonly isStale: boolean })[];
};

/** The last back-tests of one thing, newest first, that the reader may see. */
export const lastBacktests = query({
  can: 'rehearsals.read',
  input: SubjectRef,
  async run({ db, actor, now }, { kind, code }): Promise<LastBacktests> {
    const subject = subjectFor(actor, kind);
    const settings = await program(db);
    const [drafted, all] = await Promise.all([
      subject.draft(db, settings, code, now),
      backtestsOf(db, kind, code, LAST),
    ]);
    const mark = drafted === null ? null : markOf(drafted.about);
    const own = await storesInSight(actor);
    const rows = all.filter(({ stores }) => reaches(own, stores));
    return {
      zone: settings.zone,
      isReady: drafted !== null,
      rows: rows.map((row) => ({ ...viewOf(row, may(actor, 'catalog.costs')), isStale: row.mark !== mark })),
    };
  },
});

const LAST = 10;

/** Back-tests for a list, newest first, a page from a place on; of what the reader may see. */
export async function backtestRows(
  db: Db,
  actor: Actor,
  asked: { readonly kinds: readonly string[]; readonly states: readonly string[]; readonly code: string },

  place: BacktestPlace | null,
  limit: number,
): Promise<BacktestView[]> {
  const mine: readonly Kind[] = kindsFor(actor);
  const kinds = asked.kinds.length === 0 ? mine : mine.filter((kind) => asked.kinds.includes(kind));
  const states = STATES.filter((state) => asked.states.includes(state));
  const stores = await storesInSight(actor);
  const filter = { kinds, states: asked.states.length === 0 ? null : states, stores, code: asked.code };
  const from = place === null ? null : { ...place, id: requireId('backtest', place.id) };
  const rows = await listBacktests(db, filter, from, limit);
  return rows.map((row) => viewOf(row, may(actor, 'catalog.costs')));
}

function viewOf({ sums, ...row }: BacktestHead, showsMargins: boolean): BacktestView {
  const { id, kind, code, name, from, to, stores, ordersMax, state, asOf, population, total, done } = row;
  const { by, createdAt, startedAt, progressAt, endedAt } = row;
  const about = { kind, code, name, from, to, stores, ordersMax, state, asOf, population, total, done };
  const kept = state === 'done' ? sums : null;
  return {
    ...about,
    by,
    createdAt,
    startedAt,
    progressAt,
    endedAt,
    id: publicId('backtest', id),
    leftMs: state === 'running' ? leftMs(row) : null,
    share: population === null || population === 0 ? 1 : Math.min(1, total / population),
    sums: kept === null || showsMargins ? kept : { ...kept, belowCost: { orders: 0, loss: 0 }, baskets: [] },
  };
}

function budgetRuns(trial: Trial, { sums, share }: BacktestView): BudgetRun[] {
  if (trial.type !== 'offers' || sums === null) return [];
  return trial.budgets.map((budget) => ({ ...budget, ...runsOut(sums.spent[budget.code] ?? {}, budget.left, share) }));
}

/** Single orders and whose they are: for whoever may see both. */
const seesOrders = (actor: Actor): boolean => may(actor, 'orders.read');
