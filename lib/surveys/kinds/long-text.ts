import { z } from 'zod';
import { questionKind } from '../kind';

const CHARACTERS_MAX = 1_000;
const LINES = 5;

/** As many words as somebody likes, within reason. */
export const longText = questionKind({
  code: 'long_text',
  params: z.strictObject({}),
  example: {},
  asks: () => ({ as: 'text', lines: LINES, max: CHARACTERS_MAX }),
});
