import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from './db';
import { unseal } from './pii';

/** What becomes of a member's rows when he closes his account: nothing, all of them go, or these columns get these values. */
export type Erasure = 'kept' | 'rows' | Readonly<Record<string, string | null>>;

/** The rows of one table that are about one member. */
export type OwnRows = {
  readonly table: string;
  /** The column that holds his id. */
  readonly by: string;
  readonly where: string | null;
  readonly erased: Erasure;
  readonly erase: (db: Db, memberIds: readonly string[]) => Promise<void>;
  readonly read: (db: Db, memberIds: readonly string[]) => Promise<readonly OwnRow[]>;
};

/** A row as a member takes it with him. */
export type OwnRow = Readonly<Record<string, unknown>>;

type Options = {
  readonly by?: string;
  readonly where?: string;
  /** Columns that are no data of his: hashes and secrets of ours. */
  readonly hides?: readonly string[];
  /** Columns that are stored encrypted. */
  readonly opens?: readonly string[];
  readonly erased?: Erasure;
};

/** Declares a table that holds rows of members: how they are read for an export, and what erasing him does to them (4.K). */
export function ownRows(table: string, options: Options = {}): OwnRows {
  const { by = 'memberId', where = null, hides = [], opens = [], erased = 'kept' } = options;
  // Index or key that begins with the member's id; a few tables without one are read whole, once for an export.
  const rows = statement(
    `holding.${table}.${by}`,
    `SELECT to_jsonb(t) AS "row" FROM "${table}" t WHERE t."${by}" = ANY($1::uuid[])${where === null ? '' : ` AND ${where}`}`,
    z.object({ row: z.record(z.string(), z.unknown()) }),
  );
  const act = erased === 'kept' ? null : execution(`holding.erase.${table}.${by}`, eraseText(table, by, where, erased));
  const erase = async (db: Db, memberIds: readonly string[]) => {
    await act?.(db, [memberIds]);
  };
  const read = async (db: Db, memberIds: readonly string[]) =>
    (await rows(db, [memberIds])).map(({ row }) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([column]) => !hides.includes(column))
          .map(([column, value]) => [
            column,
            opens.includes(column) && typeof value === 'string' ? unseal(value) : value,
          ]),
      ),
    );
  return { table, by, where, erased, erase, read };
}

/** Table and columns are written by us; a value is a constant of a declaration, never something that came in. */
function eraseText(table: string, by: string, where: string | null, erased: Exclude<Erasure, 'kept'>): string {
  const whose = `WHERE "${by}" = ANY($1::uuid[])${where === null ? '' : ` AND ${where}`}`;
  if (erased === 'rows') return `DELETE FROM "${table}" ${whose}`;
  const set = Object.entries(erased).map(
    ([column, value]) => `"${column}" = ${value === null ? 'NULL' : `'${value}'`}`,
  );
  return `UPDATE "${table}" SET ${set.join(', ')} ${whose}`;
}

// No row: it tells the tables that are never changed that who is erased takes his words with him.
const allowErasing = execution('holding.erasing', `SELECT set_config('regulars.erase_member', 'on', true)`);

/** Erases who the locked members are from every table, in the caller's transaction; what is kept is kept (4.K). */
export async function eraseOwn(db: Db, holdings: readonly Holding[], memberIds: readonly string[]): Promise<void> {
  await allowErasing(db, []);
  for (const { tables } of holdings) for (const { erase } of tables) await erase(db, memberIds);
}

/** All that one context keeps of members. */
export type Holding = {
  readonly code: string;
  readonly tables: readonly OwnRows[];
  /** What stands against closing the account, by its code; what was paid before `since` is not under way any more. */
  readonly blocks?: (db: Db, memberIds: readonly string[], since: Date) => Promise<string | null>;
  /** What of value the member would give up, by its name. */
  readonly stake?: (db: Db, memberIds: readonly string[], now: Date) => Promise<Readonly<Record<string, number>>>;
  /** Takes that value back when the account is closed; the members are locked. */
  readonly giveUp?: (
    db: Db,
    memberIds: readonly string[],
    closing: { readonly closingId: string; readonly now: Date },
  ) => Promise<void>;
};

/** Declares what a context keeps of members. */
export const holding = (definition: Holding): Holding => definition;
