import type { z } from 'zod';
import { type Terms, TermsSchema } from '../rules/terms';

/** Terms of a plain batch, ¥10 off from ¥50 on for 30 days, with what a test says else. */
export const aTerms = (more: Partial<z.input<typeof TermsSchema>> = {}): Terms =>
  TermsSchema.parse({
    name: { zh: '满50减10', en: '¥10 off' },
    kind: 'amount_off',
    params: { threshold: 5_000, off: 1_000 },
    claimFrom: new Date('2026-01-01T00:00:00Z'),
    validity: { type: 'days', days: 30 },
    ...more,
  });
