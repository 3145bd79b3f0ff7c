import { z } from 'zod';
import { benefitKind } from '../kind';
import { Code, From, offerEffect, sayFrom, Units } from '../rules/parameters';

/** Days of a card with an order (赠会员天数, S0-3.1). */
export const giftMembershipDays = benefitKind({
  code: 'gift_membership_days',
  family: 'gift',
  params: z.strictObject({ card: Code, days: Units, from: From }),
  fields: { card: { as: 'code' }, days: { as: 'count' }, from: { as: 'fen', optional: true } },
  example: { card: 'plus', days: 7, from: 50_000 },
  says: ({ card, days, from }) =>
    sayFrom(from, { card: { as: 'list', value: [card] }, days: { as: 'number', value: days } }),
  effect: (params) => offerEffect('gift_membership_days', 'gift', params),
});
