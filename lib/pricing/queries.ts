import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { query } from '@/lib/platform/query';
import { countMembersWhere } from '@/lib/segments';
import { OfferTermsSchema } from './schema';
import { allDrafts, allVersions } from './store/offers';

/** Every version of every offer and every draft: what was published, by whom, from when, and what was withdrawn (4.M). */
export const offerBook = query({
  can: 'offers.read',
  input: z.object({}),
  async run({ db }) {
    const [versions, drafts] = await Promise.all([allVersions(db), allDrafts(db)]);
    return { versions, drafts };
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
