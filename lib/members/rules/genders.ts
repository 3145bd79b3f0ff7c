/** The genders that a profile may name; apart from the schemas, which a phone need not load. */
export const GENDERS = ['female', 'male', 'other', 'unknown'] as const;
