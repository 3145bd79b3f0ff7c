// Vitest runs this once before the database tests: a server, and on it a migrated template to copy.
import type { TestProject } from 'vitest/node';
import { makeTemplate, sweepClones } from '../lib/platform/testing/database';
import { startPostgres } from './postgres.mjs';

// Nothing in a test database must survive a power cut; what is tested about durability starts its own server.
export const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 300,
  autovacuum: 'off', // a database that is being vacuumed cannot be dropped, and ours live for seconds
};

/** Provides the server and the template's name to every worker. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? undefined : await startPostgres({ name: 'postgres-test', settings: TEST_SETTINGS });
  const url = given ?? server?.url ?? '';
  if (server !== undefined) await sweepClones(url);
  provide('databaseServer', url);
  provide('databaseTemplate', await makeTemplate(url));
  return async () => server?.release();
}
