import { z } from 'zod';
import { rewardKind } from '../kind';

/** Cards that make up for a day on which nobody checked in (补签卡, S2). */
export const makeUpCards = rewardKind({
  code: 'make_up_cards',
  params: z.strictObject({ cards: z.int().min(1).max(30) }),
  fields: { cards: { as: 'count', min: 1, max: 30 } },
  example: { cards: 1 },
  says: (params) => ({ values: { cards: params.cards } }),
});
