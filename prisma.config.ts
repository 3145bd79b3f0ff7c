import { defineConfig } from 'prisma/config';

// Only for Prisma's own command line (generate, validate, studio); migrations are run by scripts/db.ts without downloads.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
