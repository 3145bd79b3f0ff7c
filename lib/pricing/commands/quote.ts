import { command } from '@/lib/platform/command';
import { type Quoted, quoteIn } from '../quote-in';
import { QuoteInput } from '../rules/quote-input';

/** Prices a cart for a till: what it costs at its moment, with every offer applied or refused and why (4.C, N2). */
export const quoteCommand = command({
  name: 'pricing.quote',
  can: 'orders.write',
  input: QuoteInput,
  transaction: 'own',
  run: ({ db, now }, asked): Promise<Quoted> => quoteIn(db, now, asked),
});
