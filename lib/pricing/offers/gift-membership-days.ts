import { z } from 'zod';
import { offerKind } from '../kind';
import { give, giving, sayGiving } from '../rules/giving';
import { count } from '../rules/parameters';

/** Days of a paid card as a gift (S0-3.1). */
export const giftMembershipDays = offerKind({
  code: 'gift_membership_days',
  layers: ['gift'],
  params: z.strictObject({ card: z.string().min(1).max(128).meta({ as: 'card' }), days: count, ...giving }),
  example: { card: 'plus', days: 7, from: 50_000, worth: 500 },
  needsMember: true,
  says: ({ card, days, ...rule }) =>
    sayGiving(rule, { what: { as: 'list', value: [card] }, days: { as: 'number', value: days } }),
  isOfSum: () => true,
  effect: ({ card, days, ...rule }, view) => give(rule, view, { type: 'membership_days', of: card, quantity: days }),
});
