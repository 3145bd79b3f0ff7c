import { keepOwnBudget, unknownBudgets } from '@/lib/budgets';
import { actorLabel } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { requireFreePart } from '@/lib/platform/authored/gates';
import { command, parseInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { raiseRevision } from '@/lib/platform/program';
import { PublishOfferInput } from '../rules/offer-input';
import { type OfferTerms, OfferTermsSchema } from '../schema';
import { addVersion, allVersions, draftForUpdate, dropDraft } from '../store/offers';

/**
 * Publishes the draft of an offer as a new version that counts from the first instant by which every process knows it,
 * or later: never by editing an old one. Whoever began from a version that is not the newest must look again (4.M).
 */
export const publishOfferCommand = command({
  name: 'pricing.publishOffer',
  can: 'offers.edit',
  input: PublishOfferInput,
  async run({ db, now, actor }, { code, basedOn, note, effectiveFrom }) {
    // First, since it makes others who publish wait: they then see this version and are refused.
    const known = await raiseRevision(db, now);
    await requireFreePart(db, 'offer', code, now);
    const draft = await draftForUpdate(db, code);
    if (draft === null) throw new Refusal('offer_draft_not_found', { code }, 404);
    const terms = parseInput(OfferTermsSchema, draft.terms);
    const versions = (await allVersions(db)).filter((one) => one.code === code);
    const newest = versions[0] ?? null;
    if ((newest?.version ?? 0) !== basedOn)
      throw new Refusal('offer_changed_meanwhile', { code, latest: newest?.version ?? 0, basedOn });
    const from = effectiveFrom ?? known;
    if (from < known) throw new Refusal('effective_in_past', { earliest: known.toISOString() });
    const later = versions.find((one) => one.withdrawnAt === null && one.effectiveFrom >= from);
    if (later !== undefined)
      throw new Refusal('effective_before_newest', {
        version: later.version,
        effectiveFrom: later.effectiveFrom.toISOString(),
      });
    const { startsAt, endsAt } = draft;
    const version = basedOn + 1;
    const made = { publishedAt: now, publishedBy: actorLabel(actor), note };
    await addVersion(db, { code, version, terms, startsAt, endsAt, effectiveFrom: from, ...made });
    await keepBudgets(db, code, terms, { by: actorLabel(actor), now });
    await dropDraft(db, code);
    return { code, version, terms, startsAt, endsAt, effectiveFrom: from, before: newest?.terms ?? null };
  },
  audit: ({ code, note }, { version, terms, effectiveFrom, before }) => ({
    objectType: 'offer',
    objectId: `${code}@${version}`,
    before: before === null ? null : { terms: before },
    after: { terms, effectiveFrom },
    reason: note,
  }),
});

/** The budgets that an offer names must be there; its stock is one of its own, which counts from now on (4.G). */
async function keepBudgets(
  db: Db,
  code: string,
  { budgets, stock, name }: OfferTerms,
  hand: { readonly by: string; readonly now: Date },
): Promise<void> {
  const [missing] = budgets.length === 0 ? [] : await unknownBudgets(db, budgets);
  if (missing !== undefined) throw new Refusal('budget_not_found', { budget: missing }, 404);
  if (stock.total === null) return;
  const { total: limit, perMember } = stock;
  await keepOwnBudget(db, { scope: 'offer', subject: code, kind: 'COUNT', limit, perMember, name }, hand);
}
