import 'server-only';
import { z } from 'zod';
import type { LedgerLine, LedgerPage, LineEarning } from '@/components/ledger/line';
import { growthRules, orderGainKey } from '@/lib/growth';
import { localDate, localTime } from '@/lib/kernel/day';
import type { Earning } from '@/lib/kernel/earning';
import { publicId, requireId } from '@/lib/kernel/id';
import { type Asset, type PassbookEntry, readEntriesByKey, readPassbook } from '@/lib/ledger';
import { type LevelChange, levelSchemes, recentLevelChanges } from '@/lib/levels';
import { booksOf } from '@/lib/members';
import { type ListedOrder, orderTitles } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { orderEarnKey, pointsRules } from '@/lib/points';

/** Lines of one page of the passbook. */
export const PASSBOOK_LIMIT = 30;

/** A page of the passbook of whoever is signed in: newest first, before the cursor. */
export const passbookQuery = query({
  can: 'self',
  input: z.object({ asset: z.enum(['points', 'growth']), cursor: z.string().max(64).optional() }),
  run: ({ db, actor, now }, { asset, cursor }): Promise<LedgerPage> => {
    const memberId = 'id' in actor ? actor.id : '';
    return readLedgerPage(db, memberId, [asset], { cursor: cursor ?? null, limit: PASSBOOK_LIMIT, now });
  },
});

/** Lines of the member's book with everything that their sentences need. */
export async function readLedgerPage(
  db: Db,
  memberId: string,
  assets: readonly Asset[],
  {
    cursor,
    limit,
    now,
    orders = [],
  }: {
    readonly cursor: string | null;
    readonly limit: number;
    readonly now: Date;
    /** Orders that the page shows anyway: nobody asks for their names again. */
    readonly orders?: readonly ListedOrder[] | Promise<readonly ListedOrder[]>;
  },
): Promise<LedgerPage> {
  const before = cursor === null ? null : requireId('entry', cursor);
  const [entries, known] = await Promise.all([readPassbook(db, memberId, assets, before, limit + 1), orders]);
  const shown = entries.slice(0, limit);
  const settings = await program(db);
  const [titles, context] = await Promise.all([
    titlesOf(db, memberId, shown, known),
    contextOf(db, settings, memberId, { now, isByLevel: shown.some(isByLevel) }),
  ]);
  const last = shown.at(-1);
  return {
    lines: shown.map((entry) => lineOf(entry, titles, context)),
    nextCursor: entries.length > limit && last !== undefined ? publicId('entry', last.id) : null,
  };
}

/** The lines by which one order earned, for the sentences about its multipliers. */
export async function orderLedgerLines(db: Db, memberId: string, orderId: string): Promise<readonly LedgerLine[]> {
  const keys = (await booksOf(db, memberId)).flatMap((book) => [
    { memberId: book, asset: 'points' as const, key: orderEarnKey(orderId) },
    { memberId: book, asset: 'growth' as const, key: orderGainKey(orderId) },
  ]);
  const [found, settings] = [await readEntriesByKey(db, keys), await program(db)];
  const context = await contextOf(db, settings, memberId, { now: new Date(), isByLevel: found.some(isByLevel) });
  return found.map((entry) =>
    lineOf(
      {
        ...entry,
        type: 'EARN',
        direction: 1,
        debtDelta: 0,
        balanceAfter: 0,
        sourceType: 'order',
        sourceId: orderId,
        reason: 'order',
        lots: [],
      },
      new Map(),
      context,
    ),
  );
}

type Titles = Awaited<ReturnType<typeof orderTitles>>;
type Context = Awaited<ReturnType<typeof contextOf>>;

async function titlesOf(
  db: Db,
  memberId: string,
  entries: readonly PassbookEntry[],
  orders: readonly ListedOrder[],
): Promise<Titles> {
  const known = new Map(orders.map(({ id, title, lines }) => [id, { first: title, lines: Math.max(1, lines) }]));
  const ids = new Set(entries.filter(isOfOrder).map(({ sourceId }) => sourceId));
  const asked = await orderTitles(
    db,
    memberId,
    [...ids].filter((id) => !known.has(id)),
  );
  return new Map([...known, ...asked]);
}

type Asked = { readonly now: Date; readonly isByLevel: boolean };

async function contextOf(db: Db, settings: Program, memberId: string, { now, isByLevel: isAsked }: Asked) {
  const [points, growth, schemes, changes] = await Promise.all([
    pointsRules(db, settings),
    growthRules(db, settings),
    levelSchemes(db, settings),
    isAsked ? recentLevelChanges(db, memberId) : [],
  ]);
  const earning = new Map<string, Earning>([
    ...points.map(({ version, rules }) => [`points@${version}`, rules.order] as const),
    ...growth.map(({ version, rules }) => [`growth@${version}`, rules.order] as const),
  ]);
  const names = new Map(schemes.flatMap(({ scheme }) => scheme.levels).map(({ code, name }) => [code, name]));
  return { memberId, earning, names, changes, zone: settings.zone, now };
}

/** Whether an entry came from an order of ours, whose number it keeps: callers name what they spend on as they like. */
const isOfOrder = ({ sourceType, detail }: Pick<PassbookEntry, 'sourceType' | 'detail'>): boolean =>
  sourceType === 'order' && typeof detail.order === 'string';

/** Whether the level multiplied it: only then the levels of that time are needed. */
const isByLevel = ({ detail }: Pick<PassbookEntry, 'detail'>): boolean =>
  JSON.stringify(detail.factors ?? null).includes('"LEVEL"');

/** What an entry says; who wrote it and when is not for members. */
type Written = Omit<PassbookEntry, 'actor' | 'createdAt'>;

// What the posting contexts write beside an entry; anything else in it is not for members.
const Detail = z.object({
  order: z.string().optional(),
  refundNo: z.string().optional(),
  note: z.string().optional(),
  from: z.string().optional(),
  fromCode: z.string().optional(),
  toCode: z.string().optional(),
  base: z.number().optional(),
  desired: z.number().optional(),
  multiplied: z.number().optional(),
  bonuses: z.array(z.string()).default([]),
  cuts: z.array(z.object({ period: z.string(), limit: z.number() })).default([]),
  factors: z
    .array(z.object({ code: z.string(), group: z.string(), rateBp: z.number(), lines: z.array(z.string()) }))
    .default([]),
});

// What somebody wrote beside a change by hand is for the back office; what points were spent on is for their owner.
const NOTED: ReadonlySet<string> = new Set(['spend', 'spend_return']);

function lineOf(entry: Written, titles: Titles, context: Context): LedgerLine {
  const { id, asset, direction, amount, debtDelta, sourceId, occurredAt, rule, lots } = entry;
  const detail = Detail.parse(entry.detail);
  const title = titles.get(sourceId);
  return {
    id: publicId('entry', id),
    asset,
    reason: entry.reason,
    amount: direction * amount,
    waived: entry.type === 'WAIVED' ? amount : 0,
    balanceAfter: entry.balanceAfter,
    debt: debtDelta,
    at: occurredAt.toISOString(),
    ruleVersion: Number(/@(\d+)#/.exec(rule)?.[1] ?? Number.NaN) || null,
    order: isOfOrder(entry)
      ? {
          id: publicId('order', sourceId),
          number: detail.order ?? '',
          title: title?.first ?? null,
          lines: title?.lines ?? 1,
        }
      : null,
    refundNo: detail.refundNo ?? null,
    note: NOTED.has(entry.reason) ? (detail.note ?? null) : null,
    other: (detail.from === context.memberId ? detail.toCode : detail.fromCode) ?? null,
    earning: earningOf(entry, detail, context),
    lots: lots.map(({ delta, activatesAt, expiresAt }) => ({
      points: delta,
      from: activatesAt.toISOString(),
      until: expiresAt?.toISOString() ?? null,
    })),
  };
}

function earningOf(entry: Written, detail: z.output<typeof Detail>, context: Context): LineEarning | null {
  const { base, factors } = detail;
  const rules = context.earning.get(entry.rule.split('#')[0] ?? '');
  if (base === undefined || rules === undefined) return null;
  // A multiplier that spoke about fewer lines than another one spoke about some of the goods only.
  const spread = Math.max(0, ...factors.map(({ lines }) => lines.length), earningLines(entry));
  return {
    base,
    rateBp: rules.rateBp,
    productMaxBp: rules.productMaxBp,
    factors: factors.map(({ code, group, rateBp, lines }) => ({
      code,
      group,
      rateBp,
      isPartial: lines.length < spread,
      level: group === 'LEVEL' ? (context.names.get(levelBefore(entry, context.changes)) ?? null) : null,
    })),
    bonuses: rules.bonuses
      .filter(({ code }) => detail.bonuses.includes(code))
      .map(({ code, amount }) => ({ code, amount })),
    desired: detail.desired ?? entry.amount,
    cuts: detail.cuts.map(({ period, limit }) => cutOf(period, limit, context)),
  };
}

/** How many lines hold a share of what was granted. */
function earningLines({ detail }: Written): number {
  const shares = z.record(z.string(), z.number()).safeParse(detail.shares);
  return shares.success ? Object.values(shares.data).filter((share) => share > 0).length : 0;
}

/** The level held just before the order, by which it was multiplied (P-levels). */
function levelBefore({ occurredAt, sourceId }: Written, changes: readonly LevelChange[]): string {
  const held = changes.filter(({ at, sourceId: cause }) => at <= occurredAt && cause !== sourceId);
  return (held[0] ?? changes.at(-1))?.toCode ?? '';
}

function cutOf(period: string, limit: number, { zone, now }: Context): LineEarning['cuts'][number] {
  const today = localDate(now, zone);
  if (period.startsWith('W')) {
    const { year, month, day, weekday } = localTime(now, zone);
    const monday = new Date(Date.UTC(year, month - 1, day - weekday + 1)).toISOString().slice(0, 10);
    return { period: 'week', isCurrent: period === `W${monday}`, limit };
  }
  return period.length === today.length
    ? { period: 'day', isCurrent: period === today, limit }
    : { period: 'month', isCurrent: today.startsWith(period), limit };
}
