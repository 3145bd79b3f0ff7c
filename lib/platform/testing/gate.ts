import pg from 'pg';
import { pool } from '../db';

/** Where a transaction is held: before its statement writes the table, or when it has written and not yet committed. */
export type GatePlace = 'before' | 'after';

/** A gate before or after the writes of one table of this test's database. */
export type Gate = {
  /** Whether somebody stands before it, in the middle of a transaction, and cannot go on. */
  readonly isHolding: () => Promise<boolean>;
  /** Lets everybody go, and returns when nothing is left of those who were killed before it. */
  readonly open: () => Promise<void>;
};

const LOCK = 1;

/**
 * Lets so many statements that update the table pass and holds every one after them: however fast or slow the machine,
 * a run that is held has done something and cannot end.
 */
export async function gateOn(table: string, place: GatePlace, passing: number): Promise<Gate> {
  const keeper = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await keeper.connect();
  await keeper.query(`SELECT pg_advisory_lock(${LOCK})`);
  await keeper.query(`
    CREATE SEQUENCE test_gate MINVALUE -1000 START ${1 - passing};
    CREATE FUNCTION test_gate() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 AS $$ BEGIN
      IF nextval('test_gate') > 0 THEN PERFORM pg_advisory_xact_lock_shared(${LOCK}); END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER test_gate ${place} UPDATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION test_gate();`);
  return {
    isHolding: async () => {
      const { rows } = await pool().query(
        `SELECT EXISTS (SELECT FROM pg_locks WHERE "locktype" = 'advisory' AND NOT "granted"
           AND "database" = (SELECT "oid" FROM pg_database WHERE "datname" = current_database())) AS held`,
      );
      return rows[0].held;
    },
    open: async () => {
      await keeper.query(`SELECT pg_advisory_unlock(${LOCK})`);
      // Waits for the transactions of the killed, which the server rolls back when it finds nobody to answer.
      await keeper.query(`DROP TRIGGER test_gate ON "${table}"; DROP FUNCTION test_gate(); DROP SEQUENCE test_gate;`);
      await keeper.end();
    },
  };
}
