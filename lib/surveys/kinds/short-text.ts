import { z } from 'zod';
import { questionKind } from '../kind';

const CHARACTERS_MAX = 100;

/** A line of words. */
export const shortText = questionKind({
  code: 'short_text',
  params: z.strictObject({}),
  example: {},
  asks: () => ({ as: 'text', lines: 1, max: CHARACTERS_MAX }),
});
