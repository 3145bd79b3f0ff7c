import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './steps';

const STAMP = join('.next', 'regulars-build');
/** All that `next build` reads. */
const SOURCES = [
  '{app,components,lib,messages,public,prisma/schema,types}/**/*',
  '*.{js,ts,mjs,json,css}',
  '.browserslistrc',
];
const NOT_BUILT = /\.test\.tsx?$|^lib\/platform\/testing\/|^(vitest|playwright|knip|biome)[^/]*$|^next-env\.d\.ts$/;

/** True when .next was built from exactly these sources. */
export function isBuilt(): boolean {
  return existsSync(join('.next', 'BUILD_ID')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceHash();
}

/** Builds the pages. The stamp is written last, so a killed build is done again. */
export async function build(): Promise<void> {
  const hash = sourceHash();
  rmSync(STAMP, { force: true });
  const { DATABASE_URL: _, ...env } = process.env; // a build must come out alike whatever the data
  await runChild([join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    ...env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  writeFileSync(STAMP, hash);
}

function sourceHash(): string {
  const hash = createHash('sha256').update(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '');
  const files = SOURCES.flatMap((pattern) => globSync(pattern))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !NOT_BUILT.test(path) && statSync(path).isFile());
  for (const path of files.sort()) hash.update(`\0${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}
