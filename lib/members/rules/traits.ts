import { traits } from '../registry';

/** What a member says of himself, by trait; what is not named is not said. */
export type Traits = Readonly<Record<string, readonly string[]>>;

/** What the tags of a trait begin with. */
export const TRAIT_PREFIXES: readonly string[] = traits.all.map(({ prefix }) => prefix);

const tagOf = (prefix: string, value: string): string => `${prefix}:${value}`;
const isOf = (tag: string): boolean => TRAIT_PREFIXES.includes(tag.slice(0, Math.max(0, tag.indexOf(':'))));

/** What tags say of their member, in the order of the values; a value that nobody knows any more says nothing. */
export const traitsOf = (tags: readonly string[]): Traits =>
  Object.fromEntries(
    traits.all.flatMap(({ code, prefix, values }) => {
      const said = values.filter((value) => tags.includes(tagOf(prefix, value)));
      return said.length === 0 ? [] : [[code, said]];
    }),
  );

/** The tags that are no traits: what others say of a member. */
export const plainTags = (tags: readonly string[]): readonly string[] => tags.filter((tag) => !isOf(tag));

/** Which tags come, which go, and which traits that changes; tags that are no traits stay as they are. */
export function decideTraits(
  tags: readonly string[],
  next: Traits,
): { readonly added: readonly string[]; readonly removed: readonly string[]; readonly fields: readonly string[] } {
  const wanted = traits.all.flatMap(({ code, prefix }) => (next[code] ?? []).map((value) => tagOf(prefix, value)));
  const added = [...new Set(wanted)].filter((tag) => !tags.includes(tag));
  const removed = tags.filter((tag) => isOf(tag) && !wanted.includes(tag));
  const moved = [...added, ...removed];
  const fields = traits.all.filter(({ prefix }) => moved.some((tag) => tag.startsWith(`${prefix}:`)));
  return { added, removed, fields: fields.map(({ code }) => code) };
}
