import { randomBytes } from 'node:crypto';
import { cloneDatabase, makeTemplate } from '@/lib/platform/testing/database';
import { startPostgres } from '@/scripts/postgres.mjs';

/** A migrated database of the bench's own on the embedded server (or TEST_DATABASE_URL); `end` drops it again. */
export async function benchDatabase(): Promise<{ url: string; end: () => Promise<void> }> {
  process.env.PII_KEY ??= randomBytes(32).toString('base64');
  process.env.AUTH_SECRET ??= randomBytes(32).toString('base64url');
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? null : await startPostgres({ name: 'bench' });
  const adminUrl = given ?? server?.adminUrl ?? '';
  const database = await cloneDatabase(adminUrl, await makeTemplate(adminUrl));
  process.env.DATABASE_URL = database.url;
  return {
    url: database.url,
    end: async () => {
      await database.drop();
      await server?.release();
    },
  };
}
