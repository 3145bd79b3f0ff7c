import 'server-only';
import { z } from 'zod';
import { campaignBudgets } from '@/lib/budgets';
import { type BatchView, batchPage, couponKinds } from '@/lib/coupons';
import type { Condition } from '@/lib/kernel/condition';
import { localDate } from '@/lib/kernel/day';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { seesEach, unlessFew } from '@/lib/kernel/small';
import { type Level, levelSchemes, schemeAt } from '@/lib/levels';
import { storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { countMatching, segmentNames, stageRulesAt } from '@/lib/segments';
import { entryFacts } from './entry-facts';
import type { CampaignKind } from './kind';
import { campaignKinds } from './registry';
import { EntrySchema } from './rules/entry';
import { type Play, type PlayLevel, type PlayReward, type ProgramNumbers, segmentOf } from './rules/play';
import { beginOf } from './rules/template';
import { allCampaigns } from './store/campaigns';
import { allDrafts, revisionsNamed } from './store/revisions';

/** What keeps a plan from beginning, or is better there first. */
export type PlayLack = 'segment' | 'coupon' | 'levels' | 'budget';

/** A plan as the gallery shows it today. */
export type PlayCard = {
  readonly code: string;
  /** How many members it fits; null: too few to be told to who may not see members. */
  readonly fits: number | null;
  readonly total: number;
  /** The most it may cost in fen; null: that cannot be told. */
  readonly cost: number | null;
  readonly lacks: readonly PlayLack[];
  /** What it begins with: the terms of a draft. */
  readonly terms: Record<string, unknown>;
  /** Campaigns of this plan that are not over, or only written. */
  readonly campaigns: readonly string[];
};

const BATCHES = 200;
const TOTAL_STEP = 100;
const ROOM = 1.2;

/** The plans there are, in the order of the gallery (S3-7, S4-4.2). */
export const playCodes = (): readonly string[] => campaignKinds.all.flatMap(({ code, play }) => (play ? [code] : []));

const playOf = (code: string): CampaignKind & { readonly play: Play } => {
  const kind = campaignKinds.find(code);
  if (kind?.play === undefined) throw new Refusal('campaign_not_found', {}, 404);
  return { ...kind, play: kind.play };
};

/** One plan filled in from the program's numbers: whom it fits, what it may cost, what it lacks, and how it begins. */
export const playCard = query({
  can: 'campaigns.read',
  input: z.object({ code: z.string().max(64) }),
  async run({ db, actor, now }, { code }): Promise<PlayCard> {
    const kind = playOf(code);
    const settings = await program(db);
    const numbers = await numbersOf(db, settings, now);
    const where = kind.play.fits(numbers);
    const [fits, batches, [budget], segments, campaigns] = await Promise.all([
      countMatching(db, where, now, await storesInSight(actor)),
      batchPage(db, null, BATCHES),
      campaignBudgets(db, now),
      segmentNames(db),
      campaignsOf(db, code),
    ]);
    const total = Math.max(1, Math.ceil((fits * ROOM) / TOTAL_STEP)) * TOTAL_STEP;
    const rewards = kind.play.rewards.map((one) => rewardOf(one, batches, now));
    const entry = entryOf(kind, numbers, rewards, total);
    const read = EntrySchema.safeParse(entry);
    const needsSegment =
      kind.play.keeps !== null && !segments.some((one) => one.code === segmentOf(code) && one.state === 'live');
    const lacks: PlayLack[] = [
      ...(needsSegment ? (['segment'] as const) : []),
      ...(rewards.includes(null) ? (['coupon'] as const) : []),
      ...(needsLevels(kind, numbers) ? (['levels'] as const) : []),
      ...(budget === undefined ? (['budget'] as const) : []),
    ];
    const begun = beginOf(kind, numbers.today);
    const span = kind.play.span?.(numbers.today) ?? { from: begun.days.from, to: begun.days.to };
    const terms = {
      ...begun,
      name: kind.play.title,
      copy: kind.play.copy?.(numbers) ?? kind.copy,
      audience: kind.play.audience?.(numbers) ?? null,
      entry,
      budget: budget ?? null,
      days: { warmFrom: null, ...span },
    };
    const cost = read.success && !rewards.includes(null) ? (await entryFacts(db, settings, read.data)).cost : null;
    return { code, fits: seesEach(actor) ? fits : unlessFew(fits), total, cost, lacks, terms, campaigns };
  },
});

/** The segment that a plan keeps, as its builder begins: under its code, with the plan's rule. */
export const playSegment = query({
  can: 'segments.edit',
  input: z.object({ code: z.string().max(64) }),
  async run(
    { db, now },
    { code },
  ): Promise<{ code: string; name: { zh: string; en: string }; where: Condition } | null> {
    const { play } = playOf(code);
    if (play.keeps === null) return null;
    return { code: segmentOf(code), name: play.keeps, where: play.fits(await numbersOf(db, await program(db), now)) };
  },
});

async function numbersOf(db: Db, settings: Program, now: Date): Promise<ProgramNumbers> {
  const [stages, schemes] = await Promise.all([stageRulesAt(db, settings, now), levelSchemes(db, settings)]);
  const { scheme } = schemeAt(schemes, now);
  return { today: localDate(now, settings.zone), stages, levels: scheme.levels.map(levelOf) };
}

/** What a level needs, where its rule says it in so many orders or so much money. */
function levelOf({ code, name, rule }: Level): PlayLevel {
  const needs = (attribute: string): number | null => {
    const find = (tree: NonNullable<Level['rule']>): number | null => {
      if ('attribute' in tree) return tree.attribute === attribute ? tree.atLeast : null;
      return ('any' in tree ? tree.any : tree.all).map(find).find((found) => found !== null) ?? null;
    };
    return rule === null ? null : find(rule);
  };
  return { code, name, orders: needs('orders'), amount: needs('amount') };
}

const needsLevels = ({ play }: { readonly play: Play }, { levels }: ProgramNumbers): boolean =>
  play.entry.on === 'level' && levels.length < 2;

function entryOf(
  { play }: CampaignKind & { readonly play: Play },
  numbers: ProgramNumbers,
  rewards: readonly (Record<string, unknown> | null)[],
  total: number,
) {
  const { on, to, inside, perMember } = play.entry;
  return { on, to: [...to(numbers)], inside, perMember, total, rewards: rewards.filter((one) => one !== null) };
}

/** A reward as a draft names it; null: the shop has no coupon of this sort to give. */
function rewardOf(wanted: PlayReward, batches: readonly BatchView[], now: Date): Record<string, unknown> | null {
  if (wanted.kind !== 'coupon') {
    const { kind, ...params } = wanted;
    return { kind, params };
  }
  const fitting = batches.flatMap(({ batch, stock, terms }) => {
    if (terms === null || batch.state !== 'live' || terms.validity.type === 'fixed') return [];
    if (terms.claimFrom > now || (terms.claimTo !== null && terms.claimTo <= now)) return [];
    if (stock.total !== null && stock.issued >= stock.total) return [];
    const place = wanted.of.indexOf(terms.kind);
    if (place < 0 || terms.audience.levels.length > 0) return [];
    const most = couponKinds.find(terms.kind)?.costMax(terms.params) ?? Number.POSITIVE_INFINITY;
    return [{ batch: batch.code ?? publicId('couponBatch', batch.id), most, place }];
  });
  const [best] = fitting.sort(
    (a, b) => a.place - b.place || (wanted.pick === 'small' ? a.most - b.most : b.most - a.most),
  );
  return best === undefined ? null : { kind: 'coupon', params: { batch: best.batch, count: wanted.count } };
}

const Typed = z.object({ type: z.string() });

async function campaignsOf(db: Db, type: string): Promise<readonly string[]> {
  const rows = (await allCampaigns(db)).filter(({ state }) => state !== 'archived' && state !== 'ended');
  const [drafts, said] = await Promise.all([
    allDrafts(db),
    revisionsNamed(
      db,
      rows.map(({ code, revision, submitted }) => ({ code, revision: submitted ?? revision })),
    ),
  ]);
  const written = new Map(drafts.map((draft) => [draft.code, Typed.safeParse(draft.terms).data?.type]));
  return rows.map(({ code }) => code).filter((code) => (said.get(code)?.terms?.type ?? written.get(code)) === type);
}
