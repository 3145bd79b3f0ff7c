/** One in basis points: rates and multipliers are integers of 1/10,000. */
export const ONE_BP = 10_000;
