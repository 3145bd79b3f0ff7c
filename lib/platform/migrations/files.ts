import { createHash } from 'node:crypto';

// Not by import: the bundler would see paths made of variables and pack the whole repository with the readiness route.
const { existsSync, globSync, readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
const { join, resolve } = process.getBuiltinModule('node:path');

/** One script under prisma/migrations. */
export type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

export const MIGRATIONS_FOLDER = resolve('prisma/migrations');
export const SCHEMA_FOLDER = resolve('prisma/schema');

/** Every migration in the order in which it is applied. */
export function readMigrations(folder = MIGRATIONS_FOLDER): readonly Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(({ name }) => {
      // A checkout with Windows line ends must not look like an edited migration.
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The Prisma schema as the engine takes it: one entry per file. */
export function readSchema(folder = SCHEMA_FOLDER): readonly { readonly path: string; readonly content: string }[] {
  return globSync('*.prisma', { cwd: folder })
    .sort()
    .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }));
}

/** One short name for the whole set of migrations: databases made from equal sets are alike. */
export function migrationsHash(migrations = readMigrations()): string {
  const hash = createHash('sha256');
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`);
  return hash.digest('hex').slice(0, 12);
}
