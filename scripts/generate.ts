// Makes Prisma's client from prisma/schema when the schema has changed; works without network.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readSchema } from '@/lib/platform/migrations/files';

const STAMP = join('prisma', 'generated', '.stamp');

/** Generates the client; answers false when it was up to date. */
export function generateClient(): boolean {
  const hash = schemaHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
  const cli = join('node_modules', 'prisma', 'build', 'index.js');
  execFileSync(process.execPath, [cli, 'generate'], {
    stdio: 'pipe',
    env: {
      ...process.env,
      // `generate` does not run this engine but downloads it unless a file is named here; never use it with `migrate`.
      PRISMA_SCHEMA_ENGINE_BINARY: join(process.cwd(), 'package.json'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  writeFileSync(STAMP, hash);
  return true;
}

function schemaHash(): string {
  const hash = createHash('sha256').update(createRequire(import.meta.url)('prisma/package.json').version);
  for (const { path, content } of readSchema()) hash.update(`${path.split(/[/\\]/).at(-1)}\n${content}`);
  return hash.digest('hex');
}
