/** By whom something was done: by people, by rules and jobs of the program, by other systems with a key, by members. */
export const MADE_BY = ['people', 'program', 'systems', 'members'] as const;

/** One of them. */
type MadeBy = (typeof MADE_BY)[number];

const KINDS: Readonly<Record<MadeBy, readonly string[]>> = {
  people: ['staff'],
  program: ['system'],
  systems: ['key'],
  members: ['member', 'anonymous'],
};

/** The kinds of actors behind some of them; none narrows nothing. */
export const kindsOf = (by: readonly string[]): readonly string[] =>
  MADE_BY.filter((one) => by.includes(one)).flatMap((one) => KINDS[one]);
