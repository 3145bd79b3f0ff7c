import 'server-only';
import { batchIdsNamed, couponKinds, viewsOf } from '@/lib/coupons';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { pointsSettings } from '@/lib/points';
import { rewardsSchema } from '@/lib/rewards';
import { segmentNames } from '@/lib/segments';
import type { Entry } from './rules/entry';

/** What the checks and the gallery know of what a campaign gives at entries. */
export type EntryFacts = {
  /** The most that all of it may cost in fen; null: it cannot be told, as of a coupon without an upper end. */
  readonly cost: number | null;
  /** Rewards that nobody knows, or whose coupons are not live. */
  readonly unknown: readonly string[];
  /** Segments that are named and not kept. */
  readonly segments: readonly string[];
};

/** What an entry names and may cost, as its owners have it now. */
export async function entryFacts(db: Db, program: Program, entry: Entry): Promise<EntryFacts> {
  const rewards = rewardsSchema.safeParse(entry.rewards).data;
  if (rewards === undefined)
    return { cost: null, unknown: entry.rewards.map(({ kind }) => kind), segments: await notKept(db, entry) };
  const prices = await pricesOf(
    db,
    rewards.flatMap(({ kind, params }) => (kind === 'coupon' ? [(params as { batch: string }).batch] : [])),
  );
  const { worth } = pointsSettings(program).tender;
  const costs = rewards.map(({ kind, params }): number | null => {
    if (kind === 'points') return Math.floor(((params as { points: number }).points * worth.fen) / worth.points);
    if (kind !== 'coupon') return kind === 'growth' ? 0 : null;
    const { batch, count } = params as { batch: string; count: number };
    const most = prices.get(batch)?.most ?? null;
    return most === null ? null : most * count;
  });
  const one = costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0 as number | null);
  return {
    cost: one === null ? null : one * entry.total,
    unknown: [...prices].flatMap(([code, { isLive }]) => (isLive ? [] : [code])),
    segments: await notKept(db, entry),
  };
}

async function pricesOf(db: Db, codes: readonly string[]) {
  const ids = await batchIdsNamed(db, codes);
  const views = new Map((await viewsOf(db, [...new Set(ids.values())])).map((view) => [view.batch.id, view]));
  return new Map(
    codes.map((code) => {
      const view = views.get(ids.get(code) ?? '');
      const terms = view?.terms ?? null;
      const most = terms === null ? null : (couponKinds.find(terms.kind)?.costMax(terms.params) ?? null);
      return [code, { isLive: view?.batch.state === 'live' && terms !== null, most }] as const;
    }),
  );
}

async function notKept(db: Db, { on, to }: Entry): Promise<readonly string[]> {
  if (on !== 'segment') return [];
  const kept = new Set((await segmentNames(db)).filter(({ state }) => state === 'live').map(({ code }) => code));
  return to.filter((code) => !kept.has(code));
}
