import { must } from '@/lib/kernel/assert';
import {
  askedAs,
  type Condition,
  type ConditionLeaf,
  type FactReader,
  type FactValue,
  type Failure,
  judge,
  LATER,
} from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { attributeOf } from './attributes/registry';
import { segmentBook, written } from './book';
import { momentOf } from './moment';
import { IN_SEGMENT } from './rules/references';
import { loadSheets, sheetReader, sourcesOf } from './sheets';

/** What one member is, as far as some tests ask: values by `askedAs`, and for each segment that he is not in, why not. */
type AskedOfMember = {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly outside: Readonly<Record<string, Failure>>;
};

/**
 * Reads what tests of member attributes and segments ask of some members at the instant, by what holds then and not by last
 * night's list (4.I, N2): each source once for all of them. A segment that cannot be told has nobody.
 */
export async function askedOfMembers(
  db: Db,
  memberIds: readonly string[],
  leaves: readonly ConditionLeaf[],
  now: Date,
): Promise<ReadonlyMap<string, AskedOfMember>> {
  const [book, at] = await Promise.all([segmentBook(db, await program(db)), momentOf(db, now)]);
  const asked = leaves.flatMap((leaf) => (leaf.attribute === IN_SEGMENT && 'oneOf' in leaf ? leaf.oneOf : []));
  const rules = new Map(
    [...new Set(asked)].map((code) => [code, written(book, { attribute: IN_SEGMENT, oneOf: [code] })]),
  );
  const plain = leaves.filter(({ attribute }) => attributeOf(attribute) !== undefined);
  const sheets = await loadSheets(db, sourcesOf({ all: [...rules.values(), ...plain] }), memberIds, at);
  return new Map(
    memberIds.map((id) => [id, answersOf({ rules, plain }, sheetReader(sheets.get(id) ?? new Map(), at))]),
  );
}

/** The same of one member. */
export const askedOfMember = async (
  db: Db,
  memberId: string,
  leaves: readonly ConditionLeaf[],
  now: Date,
): Promise<AskedOfMember> =>
  must((await askedOfMembers(db, [memberId], leaves, now)).get(memberId), 'a member who was asked');

function answersOf(
  { rules, plain }: { readonly rules: ReadonlyMap<string, Condition>; readonly plain: readonly ConditionLeaf[] },
  read: FactReader,
): AskedOfMember {
  const values: Record<string, FactValue> = {};
  for (const { attribute, with: narrowed } of plain) {
    const value = read(attribute, narrowed);
    values[askedAs(attribute, narrowed)] = value === LATER ? null : value;
  }
  const outside: Record<string, Failure> = {};
  const inside = [...rules].flatMap(([code, rule]) => {
    const judgement = judge(rule, read);
    if (judgement.is === 'no') {
      const { leaf, isNegated, actual } = judgement;
      outside[code] = { leaf, isNegated, actual };
    }
    return judgement.is === 'yes' ? [code] : [];
  });
  return { values: { ...values, [IN_SEGMENT]: inside }, outside };
}
