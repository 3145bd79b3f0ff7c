import type { Arguments, FactValue } from '@/lib/kernel/condition';
import type { LocalDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import type { Narrowed, Narrowing } from './arguments';

/** Where an attribute stands in the builder. */
export type AttributeGroup =
  | 'profile'
  | 'level'
  | 'growth'
  | 'points'
  | 'purchases'
  | 'coupons'
  | 'benefits'
  | 'behaviours'
  | 'standing'
  | 'segments';

/** What an attribute says: numbers are tested by size (money in fen, a date as 20260131), names by a choice. */
export type AttributeKind = 'number' | 'money' | 'days' | 'percent' | 'date' | 'name' | 'names' | 'boolean';

/** The tests of the condition language. */
export type Operator = 'atLeast' | 'atMost' | 'oneOf';

/** The instant for which members are chosen, with its local day. */
export type Moment = { readonly now: Date; readonly day: LocalDate; readonly zone: string };

/** Writes the SQL of one selection: everything that comes from outside becomes a parameter. */
export type SqlWriter = {
  /** The instant, its local day and the zone, as parameters. */
  readonly now: () => string;
  readonly day: () => string;
  readonly zone: () => string;
  readonly value: (value: unknown, type: string) => string;
  /** The row of a table that has one for a member, by its key `memberId`; answers its alias. */
  readonly row: (table: string) => string;
  /**
   * Sums over the rows of a table that has many for a member, without one where he has none in a selection of all members:
   * read through `coalesce`. Answers their alias. What has the same key is written once.
   */
  readonly sums: (key: string, write: () => Sums) => string;
  /** Says that whoever is not in what was joined under an alias has nothing: 0, or no value at all. */
  readonly needs: (alias: string) => void;
};

/** Sums over a table that stands as `x` and has a `memberId`: its name, which rows count, and the columns. */
export type Sums = { readonly table: string; readonly where: string; readonly columns: string };

/** What the values of one kind of facts are read from, for some members at once; who has nothing is not there. */
export type Source<F> = {
  readonly code: string;
  readonly load: (db: Db, memberIds: readonly string[], at: Moment) => Promise<ReadonlyMap<string, F>>;
};

/** One attribute as it is written down: two readings of one meaning, held equal by a test over real members (4.I). */
export type Definition<F> = {
  readonly code: string;
  readonly group: AttributeGroup;
  readonly kind: AttributeKind;
  /** What it takes beside a name: the last 30 days, one category. */
  readonly narrowing?: Narrowing;
  /** Names it may say: fixed ones, or a query that answers `code` and `count`, the most frequent first. */
  readonly choices?: Choices;
  /** 1: a column of a row that is read anyway; 2: one more row by key; 3: sums over many rows. */
  readonly cost: 1 | 2 | 3;
  readonly source: Source<F>;
  readonly sql: (w: SqlWriter, narrowed: Narrowed) => string;
  /** Of names that are kept in long lists: the whole test, given the parameter with the names; `sql` is for showing them. */
  readonly isOn?: (names: string) => string;
  /** The same in memory; `null` is nothing, which fails every test. */
  readonly read: (fact: F | undefined, narrowed: Narrowed, at: Moment) => FactValue;
};

/** The names an attribute may say. */
export type Choices = { readonly of: readonly string[] } | { readonly query: string };

/** The facts of one member, by the code of their source. */
export type Sheet = ReadonlyMap<string, unknown>;

/** An attribute as conditions use it: its readings take any arguments, which are checked before. */
export type Attribute = Omit<Definition<unknown>, 'read'> & {
  readonly operators: readonly Operator[];
  /** The key of its name in the texts. */
  readonly text: string;
  readonly read: (sheet: Sheet, narrowed: Narrowed, at: Moment) => FactValue;
};

const BY_SIZE: readonly Operator[] = ['atLeast', 'atMost'];
const BY_NAME: readonly Operator[] = ['oneOf'];
const NAMED: readonly AttributeKind[] = ['name', 'names', 'boolean'];

/** Whether an attribute says names. */
export const isNamed = ({ kind }: Pick<Attribute, 'kind'>): boolean => NAMED.includes(kind);

/** Seals an attribute: outside, facts are read by their source's code, so that no cast leaks. */
export function attribute<F>({ read, ...definition }: Definition<F>): Attribute {
  const { code, source } = definition;
  return {
    ...definition,
    operators: isNamed(definition) ? BY_NAME : BY_SIZE,
    text: `attributes.names.${code}`,
    read: (sheet, narrowed, at) => read(sheet.get(source.code) as F | undefined, narrowed, at),
  };
}

/** Arguments of a leaf, where it has any. */
export type LeafArguments = Arguments | undefined;

/** What says yes or no says it so. */
export const YES_NO = { of: ['yes', 'no'] } as const;

/** Whole days of 24 hours from one instant to another, below zero when the other lies before it. */
export const wholeDays = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 86_400_000);

/** The same in SQL. */
export const wholeDaysSql = (from: string, to: string): string =>
  // Of instants to the millisecond a double is exact, and many times faster than the numeric that extract() gives.
  `floor(date_part('epoch', ${to} - ${from}) / 86400)::int8`;
