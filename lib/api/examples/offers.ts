import type { z } from 'zod';
import {
  OfferAudienceAnswer,
  OfferBookAnswer,
  OfferDraftAnswer,
  OfferVersionAnswer,
  OfferWithdrawnAnswer,
} from '../present/offer';
import { QuoteAnswer } from '../present/quote';

const at = '2026-11-18T06:00:00.000Z';

const dated = {
  code: 'member-day',
  terms: {
    kind: 'member_day',
    params: { weekdays: [3], rateBp: 8_800, from: 0 },
    layer: 'order',
    group: null,
    stack: 'COMMON',
    priority: 10,
    conditions: null,
    basis: 'NET_BEFORE',
    name: { zh: '会员日 88 折', en: 'Member day, 12% off' },
  },
  startsAt: null,
  endsAt: null,
};
const draft: z.output<typeof OfferDraftAnswer> = { ...dated, savedAt: at };
const version: z.output<typeof OfferVersionAnswer> = { ...dated, version: 1, effectiveFrom: at, withdrawnAt: null };

const quote: z.output<typeof QuoteAnswer> = {
  quoteId: 'quo_01m8040j33erd8ztvrq0kj4ewb',
  at,
  lines: [
    {
      id: '1',
      list: 26_800,
      net: 23_584,
      discounts: [{ offer: 'member-day', amount: 3_216 }],
      units: [{ list: 26_800, net: 23_584, discounts: [{ offer: 'member-day', amount: 3_216 }] }],
      points: 1_000,
    },
  ],
  totals: { list: 26_800, goods: 23_584, discount: 3_216, pointsTender: 1_000, freight: 1_000, payable: 23_584 },
  tender: { points: 1_000, pointsMax: 1_000, limits: [{ code: 'available', points: 1_050 }] },
  offers: {
    applied: [
      {
        offer: 'member-day',
        coupon: null,
        version: 1,
        name: '会员日 88 折',
        message: '会员日（周三）8.8折',
        layer: 'order',
        desired: 3_216,
        granted: 3_216,
        trims: [],
      },
    ],
    refused: [
      {
        offer: 'spend-300',
        coupon: null,
        version: 2,
        name: '满 300 减 50',
        code: 'below_threshold',
        facts: { actual: 23_584, needed: 30_000, short: 6_416 },
        message: '再买 ¥64.16 可用',
        voices: {
          buyer: '再买 ¥64.16 可用',
          clerk: '未达门槛，还差 ¥64.16',
          auditor: '门槛 ¥300，实际 ¥235.84，差 ¥64.16',
        },
      },
    ],
  },
  gifts: [{ offer: 'tea-cup', type: 'goods', of: 'CUP-07', quantity: 1 }],
  earn: { points: 225, growth: 225, desired: 225, cuts: [] },
};

/** The documented answers about offers and quotes. */
export const OFFER_EXAMPLES: readonly (readonly [z.ZodType, unknown])[] = [
  [QuoteAnswer, quote],
  [OfferDraftAnswer, draft],
  [OfferVersionAnswer, version],
  [OfferWithdrawnAnswer, { code: 'member-day', versions: [1], withdrawnAt: at }],
  [OfferAudienceAnswer, { code: 'member-day', version: null, members: 300 }],
  [OfferBookAnswer, { versions: [version], drafts: [draft] }],
];
