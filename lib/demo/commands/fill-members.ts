import 'server-only';
import { assert } from '@/lib/kernel/assert';
import { localDate, startOfDay } from '@/lib/kernel/day';
import { type Level, levelSchemes, schemeAt } from '@/lib/levels';
import { pool, withTransaction } from '@/lib/platform/db';
import { blindIndex, seal } from '@/lib/platform/pii';
import { program } from '@/lib/platform/program';
import { recountPurchases, refreshTotals } from '@/lib/statistics';
import { type CrowdMember, crowdMember, missingRanges, type Range } from '../rules/crowd';
import { PRODUCTS } from '../rules/products';
import { type FillLevels, saveStagedBooks, saveStagedLevels, saveStagedMembers } from '../store/fill/books';
import { type FillRules, saveStagedOrders, stageOrders } from '../store/fill/orders';
import {
  analyseStaging,
  crowdChunks,
  identifyMembers,
  makeStaging,
  type StagedMember,
  settleCrowd,
  stagedIds,
  stageMembers,
  stageProducts,
} from '../store/fill/staging';

const CHUNK = 5_000;
// Each of them keeps one core of the database busy.
const AT_ONCE = 2;
const DAY_MS = 86_400_000;
const JOINED_DAYS = 3 * 365;
// Nobody joins in the last days: there must be time for his orders.
const LAST_JOINED_DAYS = 3;
const SIGN_UP = 50;
const MONTH_LIMIT = 5_000;
const LEVEL_TENTHS: Readonly<Record<string, number>> = { silver: 12, gold: 12, platinum: 15, diamond: 15, black: 20 };
// Gift cards earn nothing, so the crowd buys none.
const GOODS = PRODUCTS.filter(({ category }) => category !== 'gift_card');

type Plan = { readonly rules: FillRules; readonly levels: FillLevels };

/**
 * Fills the database with a crowd of demo members for tests and benches until there are `count`: set-based SQL in chunks
 * of its own transactions, resumable, always the same people. Their books are whole (account = replay of entries, lots,
 * statistics, levels, decisions) by the rates of the standard program; answers how many were made.
 */
export async function fillMembers(
  count: number,
  now: Date,
  onChunk: (done: number) => void = () => undefined,
): Promise<number> {
  const { zone } = await program(pool());
  const plan = await fillPlan(now, zone);
  const ranges = missingRanges(count, CHUNK, await crowdChunks(pool(), CHUNK));
  const queue = [...ranges];
  let done = 0;
  const work = async () => {
    for (let range = queue.shift(); range !== undefined; range = queue.shift()) {
      await fillRange(range, plan);
      done += range.to - range.from + 1;
      onChunk(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (done > 0) await settleCrowd(pool());
  return done;
}

function fillRange({ from, to }: Range, { rules, levels }: Plan): Promise<void> {
  return withTransaction(async (db) => {
    await makeStaging(db);
    await stageProducts(db, GOODS);
    await stageMembers(db, stagedMembers(from, to, rules.end));
    await identifyMembers(db);
    await stageOrders(db, rules);
    await analyseStaging(db);
    await saveStagedMembers(db);
    await saveStagedOrders(db);
    await saveStagedLevels(db, levels, rules.zone);
    await saveStagedBooks(db, levels, SIGN_UP, rules.zone);
    const ids = await stagedIds(db);
    await recountPurchases(db, ids, rules.zone);
    await refreshTotals(db, ids, localDate(rules.end, rules.zone));
  });
}

function stagedMembers(from: number, to: number, end: Date): StagedMember[] {
  return Array.from({ length: to - from + 1 }, (_, place) => staged(crowdMember(from + place), end));
}

function staged({ number, joinedPpm, ...member }: CrowdMember, end: Date): StagedMember {
  const daysAgo = LAST_JOINED_DAYS + ((JOINED_DAYS - LAST_JOINED_DAYS) * joinedPpm) / 1_000_000;
  return {
    ...member,
    i: number,
    mobile: seal(member.mobile),
    mobileHash: blindIndex('mobile', member.mobile),
    mobileLast4: blindIndex('last4', member.mobile.slice(-4)),
    birthday: seal(member.birthday),
    birthMonth: Number(member.birthday.slice(5, 7)),
    registeredAt: new Date(end.getTime() - Math.round(daysAgo * DAY_MS)),
  };
}

/** The levels that purchases alone reach, as thresholds; the crowd is only for rules of the standard shape. */
async function fillPlan(now: Date, zone: string): Promise<Plan> {
  const { scheme } = schemeAt(await levelSchemes(pool(), await program(pool())), now);
  const reached = scheme.levels.filter(({ rule }) => rule === null || thresholds(rule) !== null);
  const steps = reached
    .flatMap(({ rule }) => (rule === null ? [] : [thresholds(rule)]))
    .filter((step) => step !== null);
  assert(
    reached[0]?.rule === null && steps.length === reached.length - 1,
    'levels of another shape than orders or amount',
  );
  return {
    rules: {
      zone,
      end: startOfDay(now, zone),
      products: GOODS.length,
      levelOrders: steps.map(({ orders }) => orders),
      levelAmounts: steps.map(({ amount }) => amount),
      levelTenths: reached.map(({ code }) => LEVEL_TENTHS[code] ?? 10),
      monthLimit: MONTH_LIMIT,
      signUp: SIGN_UP,
    },
    levels: {
      codes: reached.map(({ code }) => code),
      ranks: reached.map(({ rank }) => rank),
      views: reached.map(({ code, rank, name }) => ({ code, rank, name })),
    },
  };
}

/** The thresholds of a rule "orders ≥ or amount ≥", or null for a rule of another kind. */
function thresholds(rule: NonNullable<Level['rule']>): { orders: number; amount: number } | null {
  if (!('any' in rule)) return null;
  const leaf = (attribute: string) =>
    rule.any
      .map((one) => ('attribute' in one && one.attribute === attribute ? one.atLeast : null))
      .find((value) => value !== null);
  const [orders, amount] = [leaf('orders'), leaf('amount')];
  return orders === undefined || amount === undefined ? null : { orders, amount };
}
