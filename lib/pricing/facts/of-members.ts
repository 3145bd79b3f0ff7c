import type { Fact } from './fact';
import { allFacts } from './registry';

// Points are read of the book when a cart is priced; nobody is chosen by them out of all members.
const OF_CARTS_ONLY: readonly string[] = ['member.points'];

/** The attributes by which members are chosen, whatever they buy: the audience of a benefit (S0-3.2, 4.I). */
export const memberFacts: readonly Fact[] = allFacts.filter(
  ({ code }) => code.startsWith('member.') && !OF_CARTS_ONLY.includes(code),
);
