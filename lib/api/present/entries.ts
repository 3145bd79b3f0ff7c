import { z } from 'zod';
import { type IdKind, publicId } from '@/lib/kernel/id';
import type { PassbookEntry } from '@/lib/ledger';
import type { LevelChange } from '@/lib/levels';
import type { Locale } from '@/lib/platform/command';
import type { Page } from '../reads/lists';
import type { Shown } from '../route';
import { LevelStandingAnswer } from './level';
import { At, idOf, iso, pageOf, presentSource, SourceAnswer } from './shared';

const Booked = z.object({
  id: idOf('entry'),
  type: z.string(),
  balanceAfter: z.int(),
  source: SourceAnswer,
  rule: z.string(),
  reason: z.string(),
  occurredAt: At,
  createdAt: At,
});

/** A line of the passbook of points; `points` below zero are taken. */
export const PointEntryAnswer = Booked.extend({
  points: z.int(),
  debt: z.int(),
  lots: z.array(z.object({ id: idOf('lot'), points: z.int(), activatesAt: At, expiresAt: At.nullable() })),
}).meta({ id: 'PointEntry', description: '`debt` is how much this entry added to what the member owes' });

/** A line of the passbook of growth. */
export const GrowthEntryAnswer = Booked.extend({ growth: z.int() }).meta({ id: 'GrowthEntry' });

const Rung = z.object({ code: z.string(), rank: z.int() });

/** A change of level. */
export const LevelChangeAnswer = z
  .object({
    id: idOf('levelChange'),
    from: Rung.nullable(),
    to: Rung,
    at: At,
    validTo: At.nullable(),
    reason: z.string(),
    /** Version of the scheme that spoke. */
    version: z.int(),
    /** Orders and goods in fen that counted, where the rule decided. */
    counted: z.object({ orders: z.int(), amount: z.int() }).nullable(),
    /** What somebody wrote who changed it by hand. */
    note: z.string().nullable(),
    source: SourceAnswer,
  })
  .meta({
    id: 'LevelChange',
    description:
      '`reason`: enrolled, reached, kept, dropped, reverted, override, override_ended, trial, trial_ended, merged, split',
  });

/** A page of the passbook of points. */
export const PointPage = pageOf(PointEntryAnswer);

/** A page of the passbook of growth. */
export const GrowthPage = pageOf(GrowthEntryAnswer);

/** A page of changes of level. */
export const LevelPage = pageOf(LevelChangeAnswer).extend({ standing: LevelStandingAnswer });

/** Writes a page of a list. */
export function presentPage<R>(
  page: Page<R> & { readonly kind: IdKind },
  present: (row: R, locale: Locale) => unknown,
  locale: Locale,
): Shown {
  const nextCursor = page.nextCursor === null ? null : publicId(page.kind, page.nextCursor);
  return { status: 200, body: { data: page.rows.map((row) => present(row, locale)), nextCursor } };
}

/** Writes a line of the passbook of points. */
export const presentPointEntry = (entry: PassbookEntry): z.output<typeof PointEntryAnswer> => ({
  ...booked(entry),
  points: entry.amount * entry.direction,
  debt: entry.debtDelta,
  lots: entry.lots.map(({ id, delta, activatesAt, expiresAt }) => ({
    id: publicId('lot', id),
    points: delta,
    activatesAt: activatesAt.toISOString(),
    expiresAt: iso(expiresAt),
  })),
});

/** Writes a line of the passbook of growth. */
export const presentGrowthEntry = (entry: PassbookEntry): z.output<typeof GrowthEntryAnswer> => ({
  ...booked(entry),
  growth: entry.amount * entry.direction,
});

/** Writes a change of level. */
export const presentLevelChange = (change: LevelChange): z.output<typeof LevelChangeAnswer> => ({
  id: publicId('levelChange', change.id),
  from: change.fromCode === null ? null : { code: change.fromCode, rank: change.fromRank ?? 0 },
  to: { code: change.toCode, rank: change.toRank },
  at: change.at.toISOString(),
  validTo: iso(change.validTo),
  reason: change.reason,
  version: change.scheme,
  counted: countedOf(change.facts),
  note: typeof change.facts.note === 'string' ? change.facts.note : null,
  source: presentSource(change.sourceType, change.sourceId),
});

const Counted = z.object({ orders: z.number(), amount: z.number() });
const countedOf = (facts: unknown): z.output<typeof Counted> | null => Counted.safeParse(facts).data ?? null;

/** What is spent, given back and changed by hand is named by whoever asks: answered as it was said, also when it reads like ours. */
const OF_CALLERS = ['SPEND', 'SPEND_RETURN', 'ADJUST'];

const sourceOf = ({ type, sourceType, sourceId, detail }: PassbookEntry): z.output<typeof SourceAnswer> =>
  OF_CALLERS.includes(type) ? { type: sourceType, id: sourceId } : presentSource(sourceType, sourceId, detail.order);

const booked = (entry: PassbookEntry): z.output<typeof Booked> => ({
  id: publicId('entry', entry.id),
  type: entry.type,
  balanceAfter: entry.balanceAfter,
  source: sourceOf(entry),
  rule: entry.rule,
  // What somebody wrote beside a change by hand or a spend says more than its code.
  reason: typeof entry.detail.note === 'string' ? entry.detail.note : entry.reason,
  occurredAt: entry.occurredAt.toISOString(),
  createdAt: entry.createdAt.toISOString(),
});
