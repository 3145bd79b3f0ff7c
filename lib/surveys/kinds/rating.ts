import { z } from 'zod';
import { questionKind } from '../kind';

/** One to five stars; read as their average. */
export const rating = questionKind({
  code: 'rating',
  params: z.strictObject({}),
  example: {},
  asks: () => ({ as: 'scale', from: 1, to: 5, reads: 'average' }),
});
