import { z } from 'zod';
import { questionKind } from '../kind';

/** How likely somebody recommends us, from 0 to 10; read as promoters (9, 10) less detractors (0 to 6). */
export const nps = questionKind({
  code: 'nps',
  params: z.strictObject({}),
  example: {},
  asks: () => ({ as: 'scale', from: 0, to: 10, reads: 'nps' }),
});
