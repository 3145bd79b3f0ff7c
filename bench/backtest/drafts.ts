import { pool } from '@/lib/platform/db';
import type { Kind } from '@/lib/rehearsals';

const { saveCampaignDraftCommand } = await import('@/lib/campaigns/commands/drafts');
const { givenBatch } = await import('@/lib/coupons/testing/people');
const { saveEarningDraftCommand } = await import('@/lib/earning');
const { addDays, localDate } = await import('@/lib/kernel/day');
const { publicId } = await import('@/lib/kernel/id');
const { saveDraftCommand } = await import('@/lib/levels');
const { execute } = await import('@/lib/platform/command');
const { program } = await import('@/lib/platform/program');
const { systemCaller } = await import('@/lib/platform/system-caller');
const { publishOfferCommand, saveOfferCommand } = await import('@/lib/pricing');
const { publishSegmentCommand } = await import('@/lib/segments/commands/versions');
const { STANDARD_GROWTH, STANDARD_LEVELS, STANDARD_POINTS } = await import('@/lib/standard-program');

const NOTE = 'bench';
const caller = systemCaller('bench');

/** What is tried: one of each kind that may be. */
export const DRAFTS: readonly { readonly kind: Kind; readonly code: string }[] = [
  { kind: 'offer', code: 'bench' },
  { kind: 'campaign', code: 'bench' },
  { kind: 'points', code: 'points' },
  { kind: 'growth', code: 'growth' },
  { kind: 'levels', code: 'levels' },
];

const saving = (code: string, from: number, off: number, conditions: object | null = null) =>
  execute(saveOfferCommand, caller, {
    code,
    terms: { name: { zh: code, en: code }, kind: 'spend_save', params: { from, off }, layer: 'order', conditions },
  });

/**
 * Writes them: 30 off from 200; a campaign of an offer and a coupon for a segment, which is asked of every buyer; twice the
 * points; twice the growth; a top level for less.
 */
export async function writeDrafts(): Promise<void> {
  const { zone } = await program(pool());
  await saving('bench', 20_000, 3_000);

  const where = {
    all: [
      { attribute: 'member.orders', atLeast: 2 },
      { attribute: 'member.amount', atLeast: 10_000 },
    ],
  };
  const segment = {
    name: { zh: '回头客', en: 'Came back' },
    owner: NOTE,
    kind: 'rule',
    where,
    refresh: { mode: 'manual' },
  };
  await execute(publishSegmentCommand, caller, { code: 'bench', basedOn: 0, terms: segment, note: NOTE });
  await saving('bench-part', 15_000, 2_000);
  await execute(publishOfferCommand, caller, { code: 'bench-part', basedOn: 0, note: NOTE });
  const batch = await givenBatch({ kind: 'amount_off', params: { threshold: 10_000, off: 1_000 }, perMember: 2 });
  const day = (after: number) => localDate(addDays(new Date(), after, zone), zone);
  const terms = {
    type: 'member_exclusive',
    goal: 'retain',
    name: { zh: '回头有礼', en: 'Welcome back' },
    parts: [
      { sort: 'offer', code: 'bench-part' },
      { sort: 'batch', code: publicId('couponBatch', batch) },
    ],
    audience: { attribute: 'member.segment', oneOf: ['bench'] },
    days: { from: day(2), to: day(9) },
  };
  await execute(saveCampaignDraftCommand, caller, { code: 'bench', basedOn: 0, terms });

  const points = { ...STANDARD_POINTS, order: { ...STANDARD_POINTS.order, rateBp: STANDARD_POINTS.order.rateBp * 2 } };
  await execute(saveEarningDraftCommand, caller, { ruleSet: 'points', basedOn: 1, rules: points as never });
  const growth = { ...STANDARD_GROWTH, order: { ...STANDARD_GROWTH.order, rateBp: STANDARD_GROWTH.order.rateBp * 2 } };
  await execute(saveEarningDraftCommand, caller, { ruleSet: 'growth', basedOn: 1, rules: growth as never });

  const levels = STANDARD_LEVELS.levels.map((level) =>
    level.code === 'gold' ? { ...level, rule: { attribute: 'amount', atLeast: 30_000 } } : level,
  );
  await execute(saveDraftCommand, caller, { base: 1, scheme: { ...STANDARD_LEVELS, levels }, note: NOTE });
}
