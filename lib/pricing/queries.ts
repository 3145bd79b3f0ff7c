import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { countMembersWhere } from '@/lib/segments';
import { offersInForce } from './offers-in-force';
import type { ListedOffer } from './rules/offer-listing';
import { type Phase, standingOf } from './rules/offer-state';
import { OfferTermsSchema } from './schema';
import { allDrafts, allVersions, type OfferDraft, type OfferVersion } from './store/offers';
import { stoppedOffers } from './store/stops';

/** Everything about one offer for the console. */
export type OfferStory = {
  readonly code: string;
  readonly phase: Phase;
  readonly version: OfferVersion | null;
  readonly versions: readonly OfferVersion[];
  readonly draft: OfferDraft | null;
  readonly members: number;
  /** Why it is stopped at once; null when it is not. */
  readonly stopped: string | null;
  readonly zone: string;
};

/** Every version of every offer and every draft: what was published, by whom, from when, and what was withdrawn (4.M). */
export const offerBook = query({
  can: 'offers.read',
  input: z.object({}),
  async run({ db }) {
    const [versions, drafts] = await Promise.all([allVersions(db), allDrafts(db)]);
    return { versions, drafts };
  },
});

/** The offers in force that a budget pays for: those that name it, and the one whose stock it is (4.G). */
export const offersDrawingOn = query({
  can: 'offers.read',
  input: z.object({ budget: z.string().max(200), stockOf: z.string().max(200) }),
  async run({ db, now }, { budget, stockOf }) {
    const offers = await offersInForce(db, await program(db), now);
    return offers
      .filter(({ id, budgets }) => budgets.includes(budget) || id === stockOf)
      .map(({ id, version, name }) => ({ code: id, version, name }));
  },
});

const EVERYBODY = { not: { attribute: 'member.kind', oneOf: ['nobody'] } };

/**
 * To how many members an offer may speak, whatever they put into their carts and whenever they come: its draft, else its
 * newest version. To be seen before publishing, by the same condition that prices (N1).
 */
export const offerAudience = query({
  can: 'offers.read',
  input: z.object({ code: z.string().max(64) }),
  async run({ db, now }, { code }) {
    const [drafts, versions] = await Promise.all([allDrafts(db), allVersions(db)]);
    const draft = drafts.find((one) => one.code === code);
    const newest = versions.find((one) => one.code === code);
    const shown = draft ?? newest;
    if (shown === undefined) throw new Refusal('offer_not_found', { code }, 404);
    const read = OfferTermsSchema.safeParse(shown.terms);
    const version = draft === undefined ? (newest?.version ?? null) : null;
    // Terms that are not understood speak to nobody.
    const members = read.success ? await countMembersWhere(db, read.data.conditions ?? EVERYBODY, now) : 0;
    return { code, version, members };
  },
});

/** All offers as a list shows them: where each stands now, by the version that says so, else by its draft. */
export const offerShelf = query({
  can: 'offers.read',
  input: z.object({}),
  async run({ db, now }): Promise<ListedOffer[]> {
    const [versions, drafts] = await Promise.all([allVersions(db), allDrafts(db)]);
    const byCode = Map.groupBy(versions, ({ code }) => code);
    const written = new Map(drafts.map((draft) => [draft.code, draft]));
    return [...new Set([...byCode.keys(), ...written.keys()])].flatMap((code) =>
      listed(byCode.get(code) ?? [], written.get(code) ?? null, now),
    );
  },
});

/** One offer with all its versions, newest first, its draft and to how many members it may speak. */
export const offerStory = query({
  can: 'offers.read',
  input: z.object({ code: z.string().max(64) }),
  async run({ db, now }, { code }): Promise<OfferStory> {
    const [allOf, drafts, stops, { zone }] = await Promise.all([
      allVersions(db),
      allDrafts(db),
      stoppedOffers(db),
      program(db),
    ]);
    const versions = allOf.filter((one) => one.code === code);
    const draft = drafts.find((one) => one.code === code) ?? null;
    if (versions.length === 0 && draft === null) throw new Refusal('offer_not_found', { code }, 404);
    const { phase, version } = standingOf(versions, now);
    const read = OfferTermsSchema.safeParse((version ?? draft)?.terms);
    const members = read.success ? await countMembersWhere(db, read.data.conditions ?? EVERYBODY, now) : 0;
    return { code, phase, version, versions, draft, members, zone, stopped: stops.get(code) ?? null };
  },
});

function listed(versions: readonly OfferVersion[], draft: OfferDraft | null, now: Date): ListedOffer[] {
  const { phase, version } = standingOf(versions, now);
  const shown = version ?? draft;
  if (shown === null) return [];
  const read = OfferTermsSchema.safeParse(shown.terms);
  // Terms that are not understood are still shown by their code: somebody must see that they count for nothing.
  const terms = read.success ? read.data : { ...UNREAD, name: { zh: shown.code, en: shown.code } };
  const { name, kind, params, layer, stack, group, priority } = terms;
  const { code, startsAt, endsAt } = shown;
  const changedAt = draft?.savedAt ?? versions[0]?.publishedAt ?? now;
  const about = { code, name, kind, params, layer, stack, group, priority, startsAt, endsAt };
  return [{ ...about, phase, version: version?.version ?? null, hasDraft: draft !== null, changedAt }];
}

const UNREAD = { kind: '', params: {}, layer: 'order', stack: 'COMMON', group: null, priority: 0 } as const;
