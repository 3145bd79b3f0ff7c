/** A condition that an instant lies in the half-open span of the first two values of a statement. */
export const within = (at: string): string => `${at} >= $1 AND ${at} < $2`;
