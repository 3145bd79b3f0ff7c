import type { z } from 'zod';
import { type Terms, TermsSchema } from '../rules/terms';

/** Terms of a plain benefit, free delivery without end, with what a test says else. */
export const aTerms = (more: Partial<z.input<typeof TermsSchema>> = {}): Terms =>
  TermsSchema.parse({
    name: { zh: '免费配送', en: 'Free delivery' },
    kind: 'free_delivery',
    params: {},
    validity: { type: 'open' },
    ...more,
  });
