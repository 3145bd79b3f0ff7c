/**
 * Something that a member says of himself so that goods fit him: its tags are his word and that of goods alike, prefix
 * and value with a colon between (S0-8.2).
 */
export type Trait = {
  readonly code: string;
  /** What its tags begin with. */
  readonly prefix: string;
  readonly values: readonly string[];
  /** He may say several. */
  readonly isMany: boolean;
};

/** Declares a trait. */
export const trait = (definition: Trait): Trait => definition;
