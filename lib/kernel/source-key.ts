/** Where something came from, by the names of whoever says so: both are free text. */
export type NamedSource = { readonly type: string; readonly id: string };

/**
 * A source as a part of a business key (4.F): two different sources never give the same text, whatever characters they
 * hold, since the length of the type stands before it.
 */
export const sourceKey = ({ type, id }: NamedSource): string => `source:${type.length}:${type}:${id}`;
