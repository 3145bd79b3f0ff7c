import 'server-only';
import type { Moment, SqlWriter, Sums } from '../attributes/attribute';

/** For whom a selection is made: all members, whose sums are joined as sets, or a few, for each of whom they are read. */
export type Reach = 'many' | 'few';

/** A writer with what was written so far. */
export type Written = {
  readonly writer: SqlWriter;
  /** Takes what the attributes since the last taking need. */
  readonly takeNeeds: () => readonly string[];
  readonly joins: readonly string[];
  readonly values: readonly unknown[];
};

/** A writer for members that stand as `m`; its parameters begin after those that the caller has already. */
export function sqlWriter({ now, day, zone }: Moment, reach: Reach, before: readonly unknown[] = []): Written {
  const values: unknown[] = [...before];
  const joins: string[] = [];
  const once = new Map<string, string>();
  const remember = (key: string, make: () => string): string => {
    const known = once.get(key);
    if (known !== undefined) return known;
    const made = make();
    once.set(key, made);
    return made;
  };
  const value = (one: unknown, type: string) => `$${values.push(one)}::${type}`;
  const join = (prefix: string, write: (alias: string) => string): string => {
    const alias = `${prefix}${once.size}`;
    joins.push(write(alias));
    return alias;
  };
  let needs: string[] = [];
  const takeNeeds = () => {
    const taken = [...new Set(needs)];
    needs = [];
    return taken;
  };
  const writer: SqlWriter = {
    now: () => remember('now', () => value(now, 'timestamptz')),
    day: () => remember('day', () => value(day, 'date')),
    zone: () => remember('zone', () => value(zone, 'text')),
    value,
    row: (table) =>
      remember(`row ${table}`, () =>
        join('r', (alias) => `LEFT JOIN "${table}" ${alias} ON ${alias}."memberId" = m."id"`),
      ),
    sums: (key, write) => remember(`sums ${key}`, () => join('s', (alias) => sumsJoin(alias, write(), reach))),
    needs: (alias) => void needs.push(alias),
  };
  return { writer, takeNeeds, joins, values };
}

/** Of all members one pass over the rows that count; of a few each one's own, by the first column of the key. */
const sumsJoin = (alias: string, { table, where, columns }: Sums, reach: Reach): string =>
  reach === 'few'
    ? `LEFT JOIN LATERAL (SELECT m."id" AS "memberId", ${columns} FROM "${table}" x
        WHERE x."memberId" = m."id" AND ${where}) ${alias} ON true`
    : `LEFT JOIN (SELECT x."memberId", ${columns} FROM "${table}" x WHERE ${where} GROUP BY 1) ${alias}
        ON ${alias}."memberId" = m."id"`;
