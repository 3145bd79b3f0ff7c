import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as binding from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { readMigrations, readSchema, SCHEMA_FOLDER } from './files';

/** Tables that migrations make and Prisma does not model, by schema-qualified name. */
const EXTERNAL_TABLES: readonly string[] = [];

/**
 * The SQL that leads from what the migrations make to what prisma/schema says; empty when they agree.
 * Works in memory, without a server and without Prisma's downloaded engine.
 */
export async function diffSchema(): Promise<string> {
  const shadow = await PGlite.create({ extensions: { btree_gist, pg_trgm, pgcrypto } });
  try {
    // By our own hand: the engine's applyMigrations over PGlite reports success even when a script failed.
    for (const { name, sql } of readMigrations()) await run(shadow, name, sql);
    return await compare(shadow);
  } finally {
    await shadow.close();
  }
}

async function run(shadow: PGlite, name: string, sql: string): Promise<void> {
  try {
    await shadow.exec(sql);
  } catch (error) {
    throw new Error(`Migration ${name} fails on an empty database: ${(error as Error).message}`, { cause: error });
  }
}

async function compare(shadow: PGlite): Promise<string> {
  const files = readSchema().map((file) => ({ ...file }));
  const engine = await openEngine(files, shadow);
  try {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: SCHEMA_FOLDER },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [...EXTERNAL_TABLES], externalEnums: [] },
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  } finally {
    engine.free();
  }
}

async function openEngine(files: readonly { path: string; content: string }[], shadow: PGlite) {
  await loadWebAssembly();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(shadow));
  const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
  return binding.SchemaEngine.new({ datamodels }, () => undefined, factory);
}

let isLoaded = false;

/** The package expects a bundler to load its WebAssembly; on plain Node we do it. */
async function loadWebAssembly(): Promise<void> {
  if (isLoaded) return;
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const module = await WebAssembly.compile(await readFile(join(folder, 'schema_engine_bg.wasm')));
  const names = new Set(WebAssembly.Module.imports(module).map((wanted) => wanted.module));
  const imports = Object.fromEntries([...names].map((name) => [name, binding])) as unknown as WebAssembly.Imports;
  const { exports } = await WebAssembly.instantiate(module, imports);
  binding.__wbg_set_wasm(exports);
  (exports as { __wbindgen_start: () => void }).__wbindgen_start();
  isLoaded = true;
}
