import type { Condition } from '@/lib/kernel/condition';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { belongsTo, freshBook, type SegmentBook, termsOf, written } from '../book';
import { complaintsOf } from '../check';
import { cycleOf, membershipOf } from '../rules/references';

/** A question about a rule that is being written. */
export type Asked = { readonly code: string | null; readonly where: Condition | null };

/** The rule that is asked about, with whom it would have if it were published now. */
export type Posed = { readonly book: SegmentBook; readonly belongs: Condition };

/** Reads a question: what names is known of members, and the rule does not come back to itself (4.I). */
export async function posed(db: Db, { code, where }: Asked): Promise<Posed> {
  const [complaint] = where === null ? [] : complaintsOf(where);
  if (complaint !== undefined)
    throw new Refusal('attribute_not_of_members', { attribute: complaint.leaf.attribute }, 422);
  const book = await freshBook(db);
  const own = code ?? '';
  const cycle = cycleOf(own, where, (other) => termsOf(book, other)?.where ?? null);
  if (cycle !== null) throw new Refusal('segment_cycle', { path: cycle.join(' → ') }, 422);
  // A new one has no lists yet.
  const belongs = code === null && where !== null ? written(book, where) : belongsTo(book, own, where);
  return { book, belongs };
}

/** The rule without one of its parts; null when it has no other or its parts are no conjunction. */
export function without(where: Condition, place: number): Condition | null {
  if (!('all' in where) || where.all.length < 2) return null;
  return { all: where.all.filter((_, at) => at !== place) };
}

/** Who belongs to a segment by a rule that is being written. */
export const belongsBy = ({ book }: Posed, { code }: Asked, where: Condition): Condition =>
  written(book, code === null ? where : membershipOf(code, where));
