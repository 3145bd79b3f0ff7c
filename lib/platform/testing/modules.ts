// What the files of the program import, read from their text.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'];

/** The TypeScript files of some folders, their paths relative to the root. */
export function filesOf(folders: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => posix.join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file));
}

/** The text of a file. */
export const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The file behind a specifier, relative to the root; null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  const isLocal = specifier.startsWith('@/') || specifier.startsWith('.');
  if (!isLocal) return null;
  const base = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(dirname(from), specifier);
  const found = ENDINGS.map((ending) => `${base}${ending}`).find((file) => {
    const path = join(ROOT, file);
    return existsSync(path) && statSync(path).isFile();
  });
  return found ?? base;
}

/** The specifiers that a file imports, those of types among them, or not. */
export function importsOf(file: string, { types }: { readonly types: boolean } = { types: true }): readonly string[] {
  const text = textOf(file);
  const { module } = parseSync(file, text);
  const statics = module.staticImports.filter(
    ({ start, end }) => types || !/^import type\b/.test(text.slice(start, end)),
  );
  return [
    ...statics.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end)),
  ].map((specifier) => specifier.replace(/^['"`]|['"`]$/g, ''));
}
