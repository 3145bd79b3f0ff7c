import { z } from 'zod';
import {
  type BatchView,
  type ClaimAnswer,
  type CopyView,
  couponKinds,
  type Redeemed,
  type Voided,
} from '@/lib/coupons';
import { publicId } from '@/lib/kernel/id';
import type { Locale } from '@/lib/platform/command';
import type { Checked } from '../reads/coupon';
import type { Page } from '../reads/lists';
import type { Shown } from '../route';
import { At, idOf, iso, nameIn, pageOf } from './shared';

const Validity = z.union([z.object({ days: z.int(), untilMidnight: z.boolean() }), z.object({ from: At, to: At })]);

/** A batch with its numbers. */
export const CouponBatchAnswer = z
  .object({
    id: idOf('couponBatch'),
    name: z.string(),
    type: z.string(),
    value: z.int().nullable(),
    threshold: z.int(),
    state: z.enum(['draft', 'live', 'paused', 'voided']),
    version: z.int(),
    total: z.int().nullable(),
    perMember: z.int().nullable(),
    perDay: z.int().nullable(),
    claimFrom: At,
    claimTo: At.nullable(),
    validity: Validity,
    issued: z.int(),
    claimed: z.int(),
    used: z.int(),
    expired: z.int(),
    voided: z.int(),
    left: z.int().nullable(),
  })
  .meta({
    id: 'CouponBatch',
    description:
      '`value` in fen; of `percent_off` what is still paid, in basis points; of `gift` how many. `issued` counts codes made in advance too, `left` is null without a total',
  });

/** A page of batches. */
export const CouponBatchPage = pageOf(CouponBatchAnswer).meta({ id: 'CouponBatchPage' });

/** A copy that a member has. */
export const CouponAnswer = z
  .object({
    id: idOf('coupon'),
    code: z.string().nullable(),
    memberId: idOf('member'),
    batchId: idOf('couponBatch'),
    name: z.string(),
    type: z.string(),
    value: z.int().nullable(),
    threshold: z.int(),
    state: z.enum(['claimed', 'held', 'used', 'expired', 'voided']),
    version: z.int(),
    claimedAt: At,
    validFrom: At,
    validTo: At,
    usedAt: At.nullable(),
  })
  .meta({ id: 'Coupon', description: 'Counts in [validFrom, validTo); `version` of the terms it was issued under' });

/** A page of a member's coupons. */
export const CouponPage = pageOf(CouponAnswer).meta({ id: 'CouponPage' });

/** A copy that could be redeemed, and whose it is. */
export const CheckedCouponAnswer = CouponAnswer.extend({ memberName: z.string().nullable() }).meta({
  id: 'CheckedCoupon',
  description: 'It could be redeemed in this store now; the name is masked',
});

/** A copy that was redeemed, and how. */
export const RedeemedCouponAnswer = CouponAnswer.extend({
  redemption: z.object({
    id: idOf('redemption'),
    storeCode: z.string(),
    clerk: z.string().nullable(),
    order: z.string().nullable(),
    at: At,
  }),
}).meta({ id: 'RedeemedCoupon', description: 'A repeat is answered with the first redemption' });

/** What was voided. */
export const VoidedCouponAnswer = z
  .object({ state: z.literal('voided'), batchId: idOf('couponBatch'), couponId: idOf('coupon').nullable() })
  .meta({ id: 'VoidedCoupon', description: '`couponId` is null for a code that nobody had claimed' });

/** Writes a batch. */
export function batchBody(
  { batch, stock, terms }: BatchView,
  locale: Locale,
): z.output<typeof CouponBatchAnswer> | null {
  if (terms === null) return null;
  const { validity } = terms;
  return {
    id: publicId('couponBatch', batch.id),
    name: nameIn(terms.name, locale),
    type: terms.kind,
    ...worthOf(terms),
    state: batch.state,
    version: batch.version,
    total: terms.total,
    perMember: terms.perMember,
    perDay: terms.perDay,
    claimFrom: terms.claimFrom.toISOString(),
    claimTo: iso(terms.claimTo),
    validity:
      validity.type === 'fixed'
        ? { from: validity.from.toISOString(), to: validity.to.toISOString() }
        : { days: validity.days, untilMidnight: validity.type === 'midnight' },
    issued: stock.issued,
    claimed: stock.claimed,
    used: stock.used,
    expired: stock.expired,
    voided: stock.voided,
    left: stock.total === null ? null : stock.total - stock.issued,
  };
}

/** Writes a page of batches. */
export const presentBatches = ({ rows, nextCursor }: Page<BatchView>, locale: Locale): Shown => ({
  status: 200,
  body: {
    data: rows.flatMap((row) => batchBody(row, locale) ?? []),
    nextCursor: nextCursor === null ? null : publicId('couponBatch', nextCursor),
  },
});

/** Writes a copy. */
export const couponBody = ({ copy, state, terms }: CopyView, locale: Locale): z.output<typeof CouponAnswer> => ({
  id: publicId('coupon', copy.id),
  code: copy.code,
  memberId: publicId('member', copy.memberId),
  batchId: publicId('couponBatch', copy.batchId),
  name: nameIn(terms.name, locale),
  type: terms.kind,
  ...worthOf(terms),
  state: STATES[state],
  version: copy.version,
  claimedAt: copy.issuedAt.toISOString(),
  validFrom: copy.startsAt.toISOString(),
  validTo: copy.endsAt.toISOString(),
  usedAt: iso(copy.usedAt),
});

/** Writes a page of copies. */
export const presentCoupons = ({ rows, nextCursor }: Page<CopyView>, locale: Locale): Shown => ({
  status: 200,
  body: {
    data: rows.map((row) => couponBody(row, locale)),
    nextCursor: nextCursor === null ? null : publicId('coupon', nextCursor),
  },
});

/** Writes a claim: 201, or 200 for a repeat. */
export const presentClaim = ({ answer, view }: { answer: ClaimAnswer; view: CopyView }, locale: Locale): Shown => ({
  status: answer.isRepeat ? 200 : 201,
  body: couponBody(view, locale),
});

/** Writes a copy that could be redeemed. */
export const presentChecked = ({ view, memberName }: Checked, locale: Locale): Shown => ({
  status: 200,
  body: { ...couponBody(view, locale), memberName },
});

/** Writes a redemption. */
export const presentRedeemed = ({ view, redemption }: Redeemed, locale: Locale): Shown => {
  const { id, storeCode, clerk, order, at } = redemption;
  const told = { id: publicId('redemption', id), storeCode, clerk, order, at: at.toISOString() };
  return { status: 200, body: { ...couponBody(view, locale), redemption: told } };
};

/** Writes what was voided. */
export const presentVoidedCoupon = ({ batchId, copy }: Voided): Shown => ({
  status: 200,
  body: {
    state: 'voided',
    batchId: publicId('couponBatch', batchId),
    couponId: copy === null ? null : publicId('coupon', copy.id),
  },
});

const STATES = {
  UNCLAIMED: 'claimed',
  CLAIMED: 'claimed',
  HELD: 'held',
  USED: 'used',
  EXPIRED: 'expired',
  VOIDED: 'voided',
} as const;

const worthOf = ({ kind, params }: CopyView['terms']) =>
  couponKinds.find(kind)?.brief(params) ?? { value: null, threshold: 0 };
