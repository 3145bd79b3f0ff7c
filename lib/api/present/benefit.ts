import { z } from 'zod';
import { type GrantView, sayBenefit } from '@/lib/benefits';
import { publicId } from '@/lib/kernel/id';
import type { Locale } from '@/lib/platform/command';
import type { SeenGrant } from '../reads/benefit';
import type { Page } from '../reads/lists';
import type { Shown } from '../route';
import { At, idOf, iso, nameIn, pageOf } from './shared';

const STATES = ['pending', 'active', 'used', 'expired', 'voided'] as const;

/** A benefit that a member has. */
export const BenefitAnswer = z
  .object({
    id: idOf('benefitGrant'),
    benefit: z.string(),
    version: z.int(),
    memberId: idOf('member'),
    name: z.string(),
    kind: z.string(),
    gives: z.string(),
    state: z.enum(STATES),
    quota: z.int().nullable(),
    used: z.int(),
    held: z.int(),
    left: z.int().nullable(),
    level: z.string().nullable(),
    period: z.string().nullable(),
    source: z.string(),
    grantedAt: At,
    validFrom: At,
    validTo: At.nullable(),
  })
  .meta({
    id: 'Benefit',
    description:
      '`quota` times in [validFrom, validTo), null: as often as one likes; `held` by orders that are not paid yet; `version` of what the benefit said when it was granted',
  });

/** A page of a member's benefits. */
export const BenefitPage = pageOf(BenefitAnswer).meta({ id: 'BenefitPage' });

/** Writes a benefit that a member has. */
export const benefitBody = (
  { grant, terms, state, left, held }: GrantView,
  locale: Locale,
): z.output<typeof BenefitAnswer> => {
  const params = terms.levels.find((one) => one.level === grant.level)?.params ?? terms.params;
  return {
    id: publicId('benefitGrant', grant.id),
    benefit: grant.benefit,
    version: grant.version,
    memberId: publicId('member', grant.memberId),
    name: nameIn(terms.name, locale),
    kind: terms.kind,
    gives: sayBenefit({ kind: terms.kind, params }, locale),
    state: state.toLowerCase() as (typeof STATES)[number],
    quota: grant.quota,
    used: grant.used,
    held,
    left,
    level: grant.level,
    period: grant.period === 'ever' ? null : grant.period,
    source: grant.source,
    grantedAt: grant.issuedAt.toISOString(),
    validFrom: grant.startsAt.toISOString(),
    validTo: iso(grant.endsAt),
  };
};

/** Writes a page of a member's benefits. */
export const presentBenefits = ({ rows, nextCursor }: Page<GrantView>, locale: Locale): Shown => ({
  status: 200,
  body: {
    data: rows.map((row) => benefitBody(row, locale)),
    nextCursor: nextCursor === null ? null : publicId('benefitGrant', nextCursor),
  },
});

/** Writes a grant as it was made or used; a repeat answers 200. */
export const presentGrant = ({ isRepeat, view }: SeenGrant, locale: Locale, status = 200): Shown => ({
  status: isRepeat ? 200 : status,
  body: benefitBody(view, locale),
});
