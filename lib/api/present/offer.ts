import { z } from 'zod';
import type { Shown } from '../route';
import { At, iso } from './shared';

const Terms = z.record(z.string(), z.unknown()).meta({ description: 'As POST /offers takes them, defaults filled in' });

/** A saved draft. */
export const OfferDraftAnswer = z
  .object({ code: z.string(), terms: Terms, startsAt: At.nullable(), endsAt: At.nullable(), savedAt: At })
  .meta({ id: 'OfferDraft', description: 'Counts for nothing until it is published' });

/** A published version. */
export const OfferVersionAnswer = z
  .object({
    code: z.string(),
    version: z.int(),
    terms: Terms,
    startsAt: At.nullable(),
    endsAt: At.nullable(),
    effectiveFrom: At,
    withdrawnAt: At.nullable(),
  })
  .meta({ id: 'OfferVersion', description: 'Never changed: an edit is a new version' });

/** What was withdrawn. */
export const OfferWithdrawnAnswer = z
  .object({ code: z.string(), versions: z.array(z.int()), withdrawnAt: At })
  .meta({ id: 'OfferWithdrawn', description: 'From `withdrawnAt` on the offer counts no more' });

/** All offers. */
export const OfferBookAnswer = z
  .object({ versions: z.array(OfferVersionAnswer), drafts: z.array(OfferDraftAnswer) })
  .meta({ id: 'OfferBook', description: 'Every version of every offer, newest first, and every draft' });

/** To how many members an offer may speak. */
export const OfferAudienceAnswer = z
  .object({ code: z.string(), version: z.int().nullable(), members: z.int() })
  .meta({ id: 'OfferAudience', description: '`version` null: the draft was asked' });

type Dated = {
  readonly code: string;
  readonly terms: unknown;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
};
type Draft = Dated & { readonly savedAt: Date };
type Version = Dated & { readonly version: number; readonly effectiveFrom: Date; readonly withdrawnAt: Date | null };

const draft = ({ code, terms, startsAt, endsAt, savedAt }: Draft): z.output<typeof OfferDraftAnswer> => ({
  code,
  terms: terms as Record<string, unknown>,
  startsAt: iso(startsAt),
  endsAt: iso(endsAt),
  savedAt: savedAt.toISOString(),
});

const version = (one: Version): z.output<typeof OfferVersionAnswer> => ({
  code: one.code,
  version: one.version,
  terms: one.terms as Record<string, unknown>,
  startsAt: iso(one.startsAt),
  endsAt: iso(one.endsAt),
  effectiveFrom: one.effectiveFrom.toISOString(),
  withdrawnAt: iso(one.withdrawnAt),
});

/** Presents a saved draft. */
export const presentDraft = ({ draft: saved }: { readonly draft: Draft }): Shown => ({
  status: 200,
  body: draft(saved),
});

/** Presents a new version. */
export const presentVersion = (one: Omit<Version, 'withdrawnAt'>): Shown => ({
  status: 201,
  body: version({ ...one, withdrawnAt: null }),
});

/** Presents a withdrawal. */
export const presentWithdrawn = ({ code, versions, at }: { code: string; versions: number[]; at: Date }): Shown => ({
  status: 200,
  body: { code, versions, withdrawnAt: at.toISOString() },
});

/** Presents all offers. */
export const presentBook = (book: {
  readonly versions: readonly Version[];
  readonly drafts: readonly Draft[];
}): Shown => ({
  status: 200,
  body: { versions: book.versions.map(version), drafts: book.drafts.map(draft) },
});

/** Presents to how many members an offer may speak. */
export const presentAudience = (body: z.output<typeof OfferAudienceAnswer>): Shown => ({ status: 200, body });
