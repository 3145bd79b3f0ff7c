import { z } from 'zod';
import { plainTags } from './traits';

/** How many tags others may put on one member. */
export const TAGS_MAX = 50;

const Member = z.string().max(64);

/** A tag as people write it: short, in any script, without blanks around it. */
export const Tag = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} :._-]{0,39}$/u, { message: 'bad_tag' });

/** Which tags come and which go. */
export const TagMemberInput = z.object({
  memberId: Member,
  add: z.array(Tag).max(TAGS_MAX).default([]),
  remove: z.array(z.string().max(64)).max(TAGS_MAX).default([]),
});

/** What is written down about whom. */
export const WriteNoteInput = z.object({ memberId: Member, text: z.string().trim().min(2).max(1_000) });

/** Which note is taken away. */
export const RemoveNoteInput = z.object({ memberId: Member, note: z.uuid() });

/** What becomes of a change of tags: those that truly come and go, or why not. */
export type TagDecision =
  | { readonly allowed: true; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly allowed: false; readonly code: 'tag_is_own_word' | 'too_many_tags'; readonly tag: string };

/**
 * Decides what staff change of a member's tags (S0-6.1, S4-2.4). What he says of himself, his sizes and skin, is his to say:
 * such a tag is neither put nor taken.
 */
export function decideTags(
  tags: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): TagDecision {
  const asked = [...add, ...remove];
  const plain = plainTags(asked);
  const own = asked.find((tag) => !plain.includes(tag));
  if (own !== undefined) return { allowed: false, code: 'tag_is_own_word', tag: own };
  const removed = [...new Set(remove)].filter((tag) => tags.includes(tag) && !add.includes(tag));
  const added = [...new Set(add)].filter((tag) => !tags.includes(tag));
  const left = plainTags(tags).length - removed.length + added.length;
  if (added.length > 0 && left > TAGS_MAX) return { allowed: false, code: 'too_many_tags', tag: added[0] ?? '' };
  return { allowed: true, added, removed };
}
