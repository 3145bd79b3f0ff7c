import 'server-only';
import { type Condition, type FactReader, type Judgement, judge, LATER, leavesOf } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { checkArguments } from './attributes/arguments';
import type { Moment, Sheet, Source } from './attributes/attribute';
import { attributeOf } from './attributes/registry';
import { momentOf } from './moment';

/**
 * What a condition comes to in memory for each of some members at the instant, with the test that decides against him and
 * what he has (N2); equal to the SQL reading by a test.
 */
export async function judgeMembers(
  db: Db,
  condition: Condition,
  now: Date,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Judgement>> {
  const at = await momentOf(db, now);
  const sheets = await loadSheets(db, sourcesOf(condition), memberIds, at);
  return new Map([...sheets].map(([id, sheet]) => [id, judge(condition, sheetReader(sheet, at))]));
}

/** Whatever the attributes of a condition are read from. */
export const sourcesOf = (condition: Condition): readonly Source<unknown>[] => {
  const sources = leavesOf(condition).flatMap(({ attribute }) => attributeOf(attribute)?.source ?? []);
  return [...new Map(sources.map((source) => [source.code, source])).values()];
};

/** The facts of members from some sources: each is asked once for all of them. */
export async function loadSheets(
  db: Db,
  sources: readonly Source<unknown>[],
  memberIds: readonly string[],
  at: Moment,
): Promise<ReadonlyMap<string, Sheet>> {
  const loaded = await Promise.all(
    sources.map(async ({ code, load }) => [code, await load(db, memberIds, at)] as const),
  );
  return new Map(
    memberIds.map((id) => [
      id,
      new Map(loaded.flatMap(([code, facts]) => (facts.has(id) ? [[code, facts.get(id)] as const] : []))),
    ]),
  );
}

/** Reads the attributes of one member; what is none, or is narrowed wrongly, is not known. */
export const sheetReader =
  (sheet: Sheet, at: Moment): FactReader =>
  (code, given) => {
    const attribute = attributeOf(code);
    if (attribute === undefined) return LATER;
    const checked = checkArguments(attribute.narrowing, given);
    return checked.ok ? attribute.read(sheet, checked.narrowed, at) : LATER;
  };
