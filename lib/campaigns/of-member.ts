import 'server-only';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { type GivenItem, giftKeys, giftsOf } from '@/lib/rewards';
import { membersMatching } from '@/lib/segments';
import { partsNamed } from './load-parts';
import { type BudgetBar, budgetBar } from './looks';
import { type Mine, partsOfMember } from './participation';
import type { PartFacts } from './parts/part';
import { type Phase, phaseAt, type Window } from './rules/life';
import type { Terms } from './rules/terms';
import { windowKept } from './standing';
import { type CampaignRow, campaignsSince } from './store/campaigns';
import { type Revision, revisionsNamed } from './store/revisions';

/** What members see of a campaign: warming up, running, resting, or over lately. */
export const SHOWN = ['running', 'warming', 'paused', 'ended'] as const satisfies readonly Phase[];

/** A campaign as a member sees it. */
export type MemberCampaign = {
  readonly code: string;
  readonly revision: number;
  readonly phase: (typeof SHOWN)[number];
  readonly window: Window;
  readonly endedAt: Date;
  readonly terms: Terms;
};

const ENDED_DAYS = 14;
const DAY_MS = 86_400_000;

/** The campaigns that are for a member: what warms up, runs, rests, or ended lately. */
export async function memberCampaigns(db: Db, memberId: string, now: Date): Promise<MemberCampaign[]> {
  const rows = await campaignsSince(db, new Date(now.getTime() - ENDED_DAYS * DAY_MS));
  const said = await revisionsNamed(db, rows);
  const shown = rows.flatMap((row) => viewOf(row, said.get(row.code), now) ?? []);
  const mine: MemberCampaign[] = [];
  for (const one of shown) {
    if (await isFor(db, memberId, one, now)) mine.push(one);
  }
  return mine.sort((a, b) => SHOWN.indexOf(a.phase) - SHOWN.indexOf(b.phase));
}

/** What gives only at entries is the business of those to whom it gave. */
async function isFor(db: Db, memberId: string, { code, terms }: MemberCampaign, now: Date): Promise<boolean> {
  const { audience, parts, entry } = terms;
  if (entry !== null && parts.length === 0) return (await giftKeys(db, [memberId], 'campaign', code)).has(memberId);
  return audience === null || (await membersMatching(db, audience, now, [memberId])).has(memberId);
}

function viewOf(row: CampaignRow, revision: Revision | undefined, now: Date): MemberCampaign | null {
  const window = windowKept(row);
  const terms = revision?.terms ?? null;
  if (window === null || terms === null) return null;
  const phase = phaseAt({ state: row.state, window, isWaiting: false }, now);
  if (!isShown(phase)) return null;
  // One that was ended before it began is nobody's business.
  if (phase === 'ended' && row.changedAt < window.startsAt && row.state === 'ended') return null;
  const endedAt = row.state === 'ended' && row.changedAt < window.endsAt ? row.changedAt : window.endsAt;
  return { code: row.code, revision: row.revision, phase, window, endedAt, terms };
}

const isShown = (phase: Phase): phase is MemberCampaign['phase'] => (SHOWN as readonly Phase[]).includes(phase);

/** One campaign as its own page shows it to a member: its parts as they are now, and what he has of them. */
export type OwnCampaign = MemberCampaign & {
  readonly parts: readonly (PartFacts & { readonly mine: Mine })[];
  /** What its budget has left; null: it has none. */
  readonly budget: BudgetBar | null;
  /** What the member was given at entries. */
  readonly gifts: readonly GivenItem[];
};

const GIFTS_MAX = 50;

/** One campaign for a member whom it is for; null for everybody else. */
export async function memberCampaign(db: Db, memberId: string, code: string, now: Date): Promise<OwnCampaign | null> {
  const one = (await memberCampaigns(db, memberId, now)).find((campaign) => campaign.code === code);
  if (one === undefined) return null;
  const parts = await partsNamed(db, await program(db), one.terms.parts, now);
  const [mine, budget, gifts] = await Promise.all([
    partsOfMember(db, memberId, parts, now),
    budgetBar(db, one.terms.budget, now),
    one.terms.entry === null ? [] : giftsOf(db, memberId, 'campaign', code, GIFTS_MAX),
  ]);
  return {
    ...one,
    budget,
    gifts: gifts.flatMap(({ items }) => items),
    parts: parts.map((part, place) => ({ ...part, mine: mine[place] ?? { as: 'shut' } })),
  };
}
