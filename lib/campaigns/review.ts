import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { seesEach } from '@/lib/kernel/small';
import { storesInSight } from '@/lib/members';
import { type Db, onSnapshot, pool } from '@/lib/platform/db';
import { type Program, program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { belongingOf } from './belonging';
import { countCampaign } from './count-campaign';
import type { Draw } from './draws';
import type { Goal } from './kind';
import { countedTerms, drawsNow, type Told, toldOf } from './monitor';
import { type AroundTold, aroundWithoutFew, withoutFew } from './rules/few';
import { type HeldSpan, spanBefore } from './rules/held';
import { type Phase, phaseAt } from './rules/life';
import { GOAL_FIGURE } from './rules/monitor';
import { CampaignRef } from './schema';
import { standingNow } from './standing';
import { aroundBetween } from './store/deeds';
import { campaignsUnfrozen, freezeReview, type NoteRow, notesOf, reviewOf } from './store/held';

/** Everything that a review tells of a campaign (S0-5.5), as of an instant. */
export type ReviewTold = {
  readonly asOf: string;
  readonly span: { readonly from: string; readonly to: string };
  readonly goal: Goal;
  /** The number by which the goal is judged. */
  readonly goalFigure: string;
  readonly told: Told;
  /** The whole program while it ran, and in as long a time just before. */
  readonly during: AroundTold;
  readonly before: AroundTold;
  readonly draws: readonly (Omit<Draw, 'pace'> & { readonly usedBp: number })[];
};

/** A review: as it was frozen when the campaign was wound up, and as its rows stand now. */
export type Review = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly phase: Phase;
  readonly zone: string;
  readonly frozen: ReviewTold | null;
  readonly now: ReviewTold | null;
  readonly notes: readonly NoteRow[];
};

/** Tells a campaign anew from all its rows; null for one that never gave anything. */
export async function tellReview(
  db: Db,
  settings: Program,
  code: string,
  { stores, now }: { readonly stores: readonly string[] | null; readonly now: Date },
): Promise<ReviewTold | null> {
  const { row, terms } = await countedTerms(db, code);
  const mine = await belongingOf(db, row, stores);
  if (mine === null || terms === null) return null;
  const { span } = mine;
  const [counted, during, before, draws] = await Promise.all([
    countCampaign(db, settings, mine, { terms, now }),
    aroundBetween(db, span, stores),
    aroundBetween(db, spanBefore(span), stores),
    drawsNow(db, settings, row, terms, now),
  ]);
  return {
    asOf: now.toISOString(),
    span: isoOf(span),
    goal: terms.goal,
    goalFigure: GOAL_FIGURE[terms.goal],
    told: toldOf(counted),
    during,
    before,
    draws: draws.map(({ pace, ...draw }) => ({ ...draw, usedBp: pace.usedBp })),
  };
}

/** The same for whoever may not see members: without what fewer than five of them are behind. */
const toldTo = (actor: Actor, review: ReviewTold | null): ReviewTold | null =>
  review === null || seesEach(actor)
    ? review
    : {
        ...review,
        told: withoutFew(review.told),
        during: aroundWithoutFew(review.during),
        before: aroundWithoutFew(review.before),
      };

const isoOf = ({ from, to }: HeldSpan) => ({ from: from.toISOString(), to: to.toISOString() });

/** Freezes the review of every campaign that is wound up and has none; answers how many. */
export async function freezeReviews(now: Date): Promise<number> {
  let frozen = 0;
  for (const code of await campaignsUnfrozen(pool())) {
    const told = await onSnapshot(pool(), async (db) => tellReview(db, await program(db), code, { stores: null, now }));
    // One that was ended before it gave anything is frozen as nothing, once.
    frozen += await freezeReview(pool(), code, now, told);
  }
  return frozen;
}

/**
 * The review of a campaign (S0-5.5): frozen for whoever sees all stores, and told anew for the reader's own; who sees some
 * stores is told nothing of the whole, and who may not see members nothing of fewer than five of them (S1-5.1).
 */
export const campaignReview = query({
  can: 'campaigns.read',
  input: CampaignRef,
  async run({ db, actor, now }, { code }): Promise<Review> {
    const stores = actor.kind === 'system' ? null : await storesInSight(actor);
    const [{ row, terms }, settings, kept, notes] = await Promise.all([
      countedTerms(db, code),
      program(db),
      reviewOf(db, code),
      notesOf(db, code),
    ]);
    const [told, standing] = await Promise.all([
      tellReview(db, settings, code, { stores, now }),
      standingNow(db, row, now),
    ]);
    return {
      code,
      name: terms?.name ?? null,
      phase: phaseAt(standing, now),
      zone: settings.zone,
      // It was written by this program, as it was told; a later version reads it as it is.
      frozen: stores === null ? toldTo(actor, (kept?.told ?? null) as ReviewTold | null) : null,
      now: toldTo(actor, told),
      notes,
    };
  },
});
