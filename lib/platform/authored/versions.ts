import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '../db';
import { shared } from '../shared';

const VersionRow = z.object({
  code: z.string(),
  version: z.number(),
  terms: z.unknown(),
  effectiveFrom: z.date(),
  publishedAt: z.date(),
  publishedBy: z.string(),
  note: z.string(),
});

/** A published version with its terms read; null where this program does not understand them: it counts for nothing. */
export type Version<T> = Omit<z.output<typeof VersionRow>, 'terms'> & { readonly terms: T | null };

/** The versions of every thing by its code, newest first. */
export type Versions<T> = ReadonlyMap<string, readonly Version<T>[]>;

const NAMES = '"code", "version", "terms", "effectiveFrom", "publishedAt", "publishedBy", "note"';

/** The published versions of one sort of things, kept in the table: added, never changed (4.M). */
export function versionTable<T>(context: string, table: string, schema: z.ZodType<T>) {
  // All of them: some hundreds, read once per revision of the program.
  const read = statement(
    `${context}.versions`,
    `SELECT ${NAMES} FROM "${table}" ORDER BY "code", "version" DESC`,
    VersionRow,
  );
  // Primary key; what exists stays as it is.
  const insert = execution(
    `${context}.versions.insert`,
    `INSERT INTO "${table}" (${NAMES}) VALUES ($1, $2, $3::jsonb, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
  );

  /** Versions never change, so a process reads each once. */
  function termsOf(code: string, version: number, raw: unknown): T | null {
    const known = shared(`${context}.terms`, () => new Map<string, T | null>());
    // With the text of it: a test's databases may hold the same version with other words.
    const name = `${code}@${version} ${JSON.stringify(raw)}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const terms = schema.safeParse(raw).data ?? null;
    known.set(name, terms);
    return terms;
  }

  return {
    readVersions: async (db: Db): Promise<Versions<T>> => {
      const rows = await read(db, []);
      const versions = rows.map(({ terms, ...row }) => ({ ...row, terms: termsOf(row.code, row.version, terms) }));
      return Map.groupBy(versions, ({ code }) => code);
    },
    /** Adds a version; answers whether it was new. */
    addVersion: async (db: Db, one: Version<T> & { readonly terms: T }): Promise<boolean> => {
      const { code, version, terms, effectiveFrom, publishedAt, publishedBy, note } = one;
      const values = [code, version, JSON.stringify(terms), effectiveFrom, publishedAt, publishedBy, note];
      return (await insert(db, values)) > 0;
    },
  };
}
