import 'server-only';
import { z } from 'zod';
import { type Db, statement } from './db';
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
    `holding.${table}`,
    `SELECT to_jsonb(t) AS "row" FROM "${table}" t WHERE t."${by}" = ANY($1::uuid[])${where === null ? '' : ` AND ${where}`}`,
    z.object({ row: z.record(z.string(), z.unknown()) }),
  );
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
  return { table, by, where, erased, read };
}

/** All that one context keeps of members. */
export type Holding = { readonly code: string; readonly tables: readonly OwnRows[] };

/** Declares what a context keeps of members. */
export const holding = (definition: Holding): Holding => definition;
